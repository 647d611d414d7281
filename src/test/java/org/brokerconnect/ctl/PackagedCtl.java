package org.brokerconnect.ctl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** Runs {@code java -jar target/broker-connect-ctl.jar}. */
final class PackagedCtl {

    private static final Logger LOG = Logger.getLogger(PackagedCtl.class.getName());
    private static final Path JAR = Path.of("target", "broker-connect-ctl.jar").toAbsolutePath();

    private PackagedCtl() {}

    /** What a command printed and how it ended. */
    record Result(int exitCode, String out, String err) {}

    /** @param environment variables that the process gets besides those of this one */
    static Result run(Map<String, String> environment, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // a command runs for a second
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path err = Files.createTempFile("brokerctl", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String errors = Files.readString(err);
        Files.delete(err);
        LOG.info(() -> String.join(" ", command) + " -> " + exitCode + "\n" + out + errors);
        return new Result(exitCode, out, errors);
    }
}
