package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.brokerconnect.sandbox.run.LocalEnvironment;

/** What Prometheus would read at this moment. */
final class Metrics {

    private final Stack stack;

    Metrics(Stack stack) {
        this.stack = stack;
    }

    /** The sum of all series of a name whose labels contain each of these parts, such as {@code verdict="OK"}; 0 when there is none. */
    double sum(String name, String... labels) throws IOException, InterruptedException {
        return lines().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    List<String> lines() throws IOException, InterruptedException {
        HttpResponse<String> answer = read("metrics:" + LocalEnvironment.METRICS_PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    /** The answer to somebody who says that this is their user name and password. */
    HttpResponse<String> read(String userAndPassword) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(stack.url().resolve("/metrics"))
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
