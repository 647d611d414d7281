package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sends requests to the application, follows no redirect, and lets no secret pass: each answer is searched, headers and all. */
final class Web {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Stack stack;
    private final Set<String> typed = ConcurrentHashMap.newKeySet();

    Web(Stack stack) {
        this.stack = stack;
    }

    /** Something that was sent to the application and must never come back. */
    void keepSecret(String value) {
        typed.add(value);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(stack.url().resolve(path)).timeout(Duration.ofMinutes(1));
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            Reply reply = new Reply(answer.statusCode(), answer.headers(), answer.body());
            assertThat(reply.headers().map() + reply.body()).doesNotContain(secrets());
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> secrets() {
        List<String> tokens = stack.sandbox().secrets().values().stream()
                .flatMap(Collection::stream)
                .toList();
        return Stream.of(tokens, typed, List.of(Stack.TOKEN_PREFIX))
                .flatMap(Collection::stream)
                .toList();
    }
}
