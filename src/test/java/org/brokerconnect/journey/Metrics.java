package org.brokerconnect.journey;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brokerconnect.sandbox.run.LocalEnvironment;

/** Reads {@code /metrics} as Prometheus does. */
public final class Metrics {

    private final TestEnvironment environment;

    public Metrics(TestEnvironment environment) {
        this.environment = environment;
    }

    /** The sum of all series of a name whose labels contain all texts, such as {@code verdict="OK"}; 0 if none. */
    public double sum(String name, String... labels) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The values of a name in these lines by their labels, such as <code>{sweep="health"}</code>. */
    static Map<String, Double> bySeries(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{"))
                .collect(Collectors.toMap(
                        line -> line.substring(name.length(), line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
    }

    List<String> lines() {
        return read("metrics:" + LocalEnvironment.METRICS_PASSWORD)
                .expectStatus(200)
                .body()
                .lines()
                .toList();
    }

    /** The response to a request with this user name and password, separated by a colon. */
    Reply read(String userAndPassword) {
        String basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        try (Response response = ApiClient.CLIENT
                .target(environment.url().resolve("/metrics"))
                .request()
                .header("Authorization", "Basic " + basic)
                .get()) {
            return Reply.of(response);
        }
    }
}
