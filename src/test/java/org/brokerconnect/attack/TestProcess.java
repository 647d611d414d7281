package org.brokerconnect.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs test classes in a JVM of its own. */
public final class TestProcess {

    /**
     * @param passed how many tests passed
     * @param failed the names of the tests that failed
     * @param missing why there is no result; null if all tests ended
     */
    public record Result(long passed, List<String> failed, String missing) {

        public boolean isComplete() {
            return missing == null;
        }
    }

    private final Duration limit;
    private final Path output;

    /** @param output the file for the output of the JVM */
    public TestProcess(Duration limit, Path output) {
        this.limit = limit;
        this.output = output;
    }

    /** Runs the classes, and once more if the JVM ended without a result: a busy machine or a full memory ends one. */
    public Result run(String classPath, List<String> tests) throws IOException, InterruptedException {
        Result first = runOnce(classPath, tests);
        return first.isComplete() ? first : runOnce(classPath, tests);
    }

    private Result runOnce(String classPath, List<String> tests) throws IOException, InterruptedException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command(classPath, tests))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Result(0, List.of(), "no result after " + limit.toSeconds() + " s");
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        Optional<Long> passed = lines.stream()
                .filter(line -> line.startsWith("passed "))
                .map(line -> Long.valueOf(line.substring("passed ".length())))
                .findFirst();
        String missing = passed.isPresent() ? null : "the JVM ended with " + process.exitValue();
        return new Result(passed.orElse(0L), failed(lines), missing);
    }

    private static List<String> command(String classPath, List<String> tests) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfork.name=fork-broken",
                "-Djava.util.logging.config.file=src/test/resources/logging.properties",
                "-classpath",
                classPath,
                TestRun.class.getName()));
        command.addAll(tests);
        return command;
    }

    private static List<String> failed(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("failed "))
                .map(line -> line.substring("failed ".length()).replaceFirst("\\(.*", ""))
                .distinct()
                .toList();
    }
}
