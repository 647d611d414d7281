package org.brokerconnect.attack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private static final TestProcess TESTS =
            new TestProcess(Duration.ofMinutes(15), Path.of("target", "broken-defences.log"));

    private BrokenDefences() {}

    /**
     * @param args part of the name of a file, to break only the defences there; none for all
     * @throws IllegalStateException if the tests fail with all defences, or pass or end without a result without one
     *     of them
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
            TestProcess.Result result = resultWithout(defence);
            System.out.println(word(result) + " " + defence.file() + ": " + defence.attack() + " " + result.failed());
            if (!defence.area().equals(area)) {
                area = defence.area();
                lines.add("\n### Without: " + area + "\n");
            }
            lines.add(line(defence, result));
            if (!isNoticed(result)) {
                unnoticed.add(defence.file() + ": " + defence.find());
            }
            Files.write(REPORT, lines);
        }
        System.out.println(
                defences.size() - unnoticed.size() + " of " + defences.size() + " are noticed; see " + REPORT);
        if (!unnoticed.isEmpty()) {
            throw new IllegalStateException("No test fails without these defences: " + unnoticed);
        }
    }

    /** A run without a result shows nothing. */
    private static boolean isNoticed(TestProcess.Result result) {
        return result.isComplete() && !result.failed().isEmpty();
    }

    private static String word(TestProcess.Result result) {
        if (isNoticed(result)) {
            return "noticed";
        }
        return result.isComplete() ? "UNNOTICED" : "NO RESULT (" + result.missing() + ")";
    }

    private static String line(Defence defence, TestProcess.Result result) {
        List<String> failed = result.failed();
        String more = failed.size() < 2 ? "" : " and " + (failed.size() - 1) + " more";
        String noticed = isNoticed(result) ? "`" + failed.get(0) + "`" + more : "**" + word(result) + "**";
        return "- %s (`%s`):\n  %s".formatted(defence.attack(), defence.type(), noticed);
    }

    private static void requireThatAllPass(List<Defence> defences) throws IOException, InterruptedException {
        List<String> all = defences.stream()
                .flatMap(defence -> defence.testClasses().stream())
                .distinct()
                .toList();
        TestProcess.Result result = TESTS.run(CLASS_PATH, all);
        if (!result.isComplete() || !result.failed().isEmpty()) {
            throw new IllegalStateException("Tests fail with all defences: " + result);
        }
    }

    private static TestProcess.Result resultWithout(Defence defence) throws IOException, InterruptedException {
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
        return TESTS.run(classes + File.pathSeparator + CLASS_PATH, defence.testClasses());
    }
}
