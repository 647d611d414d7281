package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only a broker's adapter, its settings and its sandbox name a broker, so that a broker is added without a change of
 * anything else. Comments are read too: a rule that holds for one broker belongs into its adapter.
 */
class BrokerNamesTest {

    private static final Path JAVA = Path.of("src/main/java/org/brokerconnect");
    private static final Path FRONT_END = Path.of("src/main/frontend/src");
    private static final Pattern BROKER = Pattern.compile("zerodha|kite|upstox|tasty", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {"connection", "session", "portfolio", "handshake", "setup", "status", "admin", "audit", "sse"})
    void no_package_of_the_application_names_a_broker(String folder) throws IOException {
        assertThat(naming(JAVA.resolve(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.tsx", "api", "app", "features", "shared", "texts"})
    void no_part_of_the_front_end_names_a_broker(String folder) throws IOException {
        assertThat(naming(FRONT_END.resolve(folder))).isEmpty();
    }

    /** The lines that name a broker, but for tests. */
    private static List<String> naming(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains(".test."))
                    // the schema of the API, whose examples name brokers
                    .filter(file -> !file.getFileName().toString().equals("generated.ts"))
                    .sorted()
                    .toList();
            assertThat(sources).isNotEmpty();
            return sources.stream().flatMap(BrokerNamesTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> BROKER.matcher(line).find())
                    .map(line -> file + ": " + line.strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
