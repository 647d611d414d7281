package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The administration program of an unpacked Payara Server. */
final class Asadmin {

    private final Path program;

    /** @param home the folder of the unpacked server */
    Asadmin(Path home) {
        program = home.resolve("bin/asadmin");
    }

    /**
     * Runs a command to its end.
     *
     * @return the lines that it prints
     * @throws StartupException if it fails; the message has what it printed
     */
    List<String> run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder asadmin = new ProcessBuilder(command);
        asadmin.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = asadmin.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new StartupException("asadmin failed: " + output);
        }
        return output.lines().toList();
    }
}
