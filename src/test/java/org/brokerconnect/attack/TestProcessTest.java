package org.brokerconnect.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that ends without a result has shown nothing about a defence. */
class TestProcessTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    private TestProcess.Result run(Class<?> test) throws Exception {
        TestProcess process = new TestProcess(Duration.ofMinutes(5), folder.resolve("output"));
        return process.run(CLASS_PATH, List.of(test.getName()));
    }

    @Test
    void a_test_that_passes_is_a_result_without_failures() throws Exception {
        TestProcess.Result result = run(Passes.class);

        assertThat(result.isComplete()).isTrue();
        assertThat(result.passed()).isEqualTo(1);
        assertThat(result.failed()).isEmpty();
    }

    @Test
    void a_test_that_fails_is_named() throws Exception {
        TestProcess.Result result = run(Fails.class);

        assertThat(result.isComplete()).isTrue();
        assertThat(result.failed()).containsExactly("fails");
    }

    @Test
    void a_jvm_that_ends_early_has_no_result() throws Exception {
        TestProcess.Result result = run(EndsTheJvm.class);

        assertThat(result.isComplete()).isFalse();
        assertThat(result.missing()).isEqualTo("the JVM ended with 3");
    }

    @Test
    void a_jvm_that_ends_early_once_gets_another_run() throws Exception {
        Files.deleteIfExists(EndsTheJvmOnce.MARK);
        try {
            assertThat(run(EndsTheJvmOnce.class).isComplete()).isTrue();
        } finally {
            Files.deleteIfExists(EndsTheJvmOnce.MARK);
        }
    }

    @Test
    void a_jvm_that_hangs_has_no_result() throws Exception {
        TestProcess process = new TestProcess(Duration.ofMillis(1), folder.resolve("output"));

        assertThat(process.run(CLASS_PATH, List.of(Passes.class.getName())).missing())
                .isEqualTo("no result after 0 s");
    }

    static class Passes {

        @Test
        void passes() {
            assertThat(true).isTrue();
        }
    }

    static class Fails {

        @Test
        void fails() {
            fail("as it should");
        }
    }

    static class EndsTheJvm {

        @Test
        void ends() {
            Runtime.getRuntime().halt(3);
        }
    }

    static class EndsTheJvmOnce {

        static final Path MARK = Path.of("target", "ended-once");

        @Test
        void ends_once() throws Exception {
            if (Files.notExists(MARK)) {
                Files.createFile(MARK);
                Runtime.getRuntime().halt(3);
            }
            Files.delete(MARK);
        }
    }
}
