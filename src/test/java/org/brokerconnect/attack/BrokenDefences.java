package org.brokerconnect.attack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;

/**
 * Switches off each defence of the catalogue, one after another, and shows that a test fails: {@code ./mvnw
 * -Pbreak-defences}. It changes no source: it compiles the changed file into a folder that precedes the product's
 * classes. Writes {@code target/broken-defences.md}.
 */
public final class BrokenDefences {

    private static final Path FOLDER = Path.of("target", "broken-defences");
    private static final Path REPORT = Path.of("target", "broken-defences.md");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final long MAX_MINUTES = 5;

    private BrokenDefences() {}

    /**
     * @param args part of the name of a file, to break only the defences there; none for all
     * @throws IllegalStateException if the tests fail with all defences, or pass without one of them
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Defence> defences = Defence.all().stream()
                .filter(defence ->
                        args.length == 0 || args[0].isBlank() || defence.file().contains(args[0]))
                .toList();
        requireThatAllPass(defences);
        List<String> lines = new ArrayList<>();
        List<String> unnoticed = new ArrayList<>();
        String area = "";
        for (Defence defence : defences) {
            List<String> failed = failedWithout(defence);
            System.out.println((failed.isEmpty() ? "UNNOTICED " : "noticed   ") + defence.file() + ": "
                    + defence.attack() + " " + failed);
            if (!defence.area().equals(area)) {
                area = defence.area();
                lines.add("\n### " + area + "\n");
            }
            lines.add(line(defence, failed));
            if (failed.isEmpty()) {
                unnoticed.add(defence.file() + ": " + defence.find());
            }
        }
        Files.write(REPORT, lines);
        System.out.println(
                defences.size() - unnoticed.size() + " of " + defences.size() + " are noticed; see " + REPORT);
        if (!unnoticed.isEmpty()) {
            throw new IllegalStateException("No test fails without these defences: " + unnoticed);
        }
    }

    private static String line(Defence defence, List<String> failed) {
        String noticed = failed.isEmpty()
                ? "**nothing fails**"
                : "`" + failed.get(0) + "`" + (failed.size() == 1 ? "" : " and " + (failed.size() - 1) + " more");
        return "- %s (`%s`):\n  %s".formatted(defence.attack(), defence.type(), noticed);
    }

    private static void requireThatAllPass(List<Defence> defences) throws IOException, InterruptedException {
        List<String> all = defences.stream()
                .flatMap(defence -> defence.testClasses().stream())
                .distinct()
                .toList();
        List<String> failed = failed(run(CLASS_PATH, all));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Tests fail with all defences: " + failed);
        }
    }

    private static List<String> failedWithout(Defence defence) throws IOException, InterruptedException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        Path source = FOLDER.resolve(defence.type() + ".java");
        Path classes = Files.createDirectories(FOLDER.resolve("classes"));
        Files.writeString(source, defence.broken());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-nowarn",
                        "-proc:none",
                        "-parameters",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        classes.toString(),
                        "-classpath",
                        CLASS_PATH,
                        source.toString());
        if (result != 0) {
            throw new IllegalStateException("The file does not compile without the defence: " + defence);
        }
        return failed(run(classes + File.pathSeparator + CLASS_PATH, defence.testClasses()));
    }

    private static List<String> failed(List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith("failed "))
                .map(line -> line.substring("failed ".length()).replaceFirst("\\(.*", ""))
                .distinct()
                .toList();
    }

    /** A run that hangs or ends without a result counts as failed. */
    private static List<String> run(String classPath, List<String> tests) throws IOException, InterruptedException {
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
        Path output = FOLDER.resolveSibling("broken-defences.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            return List.of("failed (no result after " + MAX_MINUTES + " minutes)");
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        return lines.stream().anyMatch(line -> line.startsWith("passed ")) ? lines : List.of("failed (no result)");
    }
}
