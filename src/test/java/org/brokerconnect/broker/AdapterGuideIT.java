package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.brokerconnect.attack.TestProcess;
import org.brokerconnect.attack.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The adapter of docs/adapters.md compiles against the two files that others get, and passes the tests of the kit. The
 * classes of this build are not on its class path.
 */
class AdapterGuideIT {

    private static final Pattern JAVA = Pattern.compile("```java\\n// (src/\\S+\\.java)\\n(.*?)```", Pattern.DOTALL);
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final List<Path> FILES =
            List.of(TARGET.resolve("broker-connect-classes.jar"), TARGET.resolve("broker-connect-broker-test-kit.jar"));

    @TempDir
    Path folder;

    @Test
    void the_adapter_of_the_guide_compiles_and_passes_the_contract() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources(), classes);
        copyTheRunnerOfTests(classes);
        TestProcess tests = new TestProcess(Duration.ofMinutes(5), folder.resolve("output"));

        TestProcess.Result result =
                tests.run(classes + File.pathSeparator + classPath(), List.of("org.example.toy.ToyBrokerTest"));

        assertThat(result.isComplete()).as(String.valueOf(result.missing())).isTrue();
        assertThat(result.failed()).isEmpty();
        assertThat(result.passed()).isGreaterThan(45);
    }

    private List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher block = JAVA.matcher(Files.readString(Path.of("docs", "adapters.md")));
        while (block.find()) {
            Path source = folder.resolve(block.group(1));
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, block.group(2)));
        }
        assertThat(sources).hasSizeGreaterThan(5);
        return sources;
    }

    private static void compile(List<Path> sources, Path classes) {
        List<String> arguments = new ArrayList<>(
                List.of("-parameters", "-proc:none", "-d", classes.toString(), "-classpath", classPath()));
        sources.forEach(source -> arguments.add(source.toString()));

        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));

        assertThat(result).as("the code of the guide compiles").isZero();
    }

    /** The two files and the libraries, without the classes of this build. */
    private static String classPath() {
        assertThat(FILES).allSatisfy(file -> assertThat(file).isRegularFile());
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.startsWith(TARGET.toString()));
        return Stream.concat(FILES.stream().map(Path::toString), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copyTheRunnerOfTests(Path classes) throws IOException {
        String name = TestRun.class.getName().replace('.', '/') + ".class";
        Path copy = classes.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var content = TestRun.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(content, copy);
        }
    }
}
