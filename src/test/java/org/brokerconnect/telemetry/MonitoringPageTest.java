package org.brokerconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.doctor.Severity;
import org.brokerconnect.portfolio.prices.PriceMode;
import org.brokerconnect.telemetry.MonitoringPage.Metric;
import org.junit.jupiter.api.Test;

class MonitoringPageTest {

    private static final Path SOURCES = Path.of("src/main/java/org/brokerconnect");
    private static final Pattern NAME = Pattern.compile("\"(broker_connect_[a-z_]+)\"");

    @Test
    void the_page_lists_every_metric_of_the_application_and_no_other() throws IOException {
        Set<String> described = new TreeSet<>(MonitoringPage.metrics().keySet());
        described.removeIf(name -> !name.startsWith("broker_connect_"));

        assertThat(described).isEqualTo(registered());
    }

    private static Set<String> registered() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> NAME.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_page_says_what_kind_of_metric_each_is() throws IOException {
        assertThat(MonitoringPage.metrics().values())
                .extracting(Metric::type)
                .containsOnly("counter", "gauge", "timer");
    }

    @Test
    void the_page_lists_the_values_of_labels() throws IOException {
        assertThat(MonitoringPage.valuesOf("verdict"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("OK"), names(Verdict.values()).stream())
                        .toList());
        List<String> stored = names(ConnectionState.values());
        stored.remove(ConnectionState.CONNECTING.name());
        assertThat(MonitoringPage.valuesOf("state")).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(MonitoringPage.valuesOf("mode")).containsExactlyInAnyOrderElementsOf(names(PriceMode.values()));
        assertThat(MonitoringPage.valuesOf("severity")).containsExactlyInAnyOrderElementsOf(names(Severity.values()));
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toList());
    }
}
