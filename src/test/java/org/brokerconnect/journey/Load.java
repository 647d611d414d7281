package org.brokerconnect.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Many requests at the same time, without a thread of this JVM for each. */
final class Load {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Load() {}

    /** Sends {@code count} GETs of this address at once. */
    static List<CompletableFuture<HttpResponse<String>>> of(int count, URI address, String bearer) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", bearer)
                .timeout(Duration.ofMinutes(1))
                .build();
        return IntStream.range(0, count)
                .mapToObj(each -> HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();
    }

    static long unanswered(List<CompletableFuture<HttpResponse<String>>> requests) {
        return requests.stream().filter(request -> !request.isDone()).count();
    }
}
