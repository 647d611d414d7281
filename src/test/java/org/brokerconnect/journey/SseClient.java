package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client of a Server-Sent Events stream, which it reads line by line (WHATWG HTML section 9.2.6). It uses the JDK's
 * HTTP client: Jersey's {@code SseEventSource} shows no comments (heartbeats), no status, no headers and no end of the
 * stream, and reconnects on its own.
 */
public final class SseClient implements Flow.Subscriber<String>, AutoCloseable {

    /** A received event. A comment is called {@code comment}, the end of the stream {@code end}; neither has data. */
    public record Event(String name, String id, JsonNode data, long receivedNanos) {

        String state() {
            return data.path(name.equals("status") ? "state" : "to").asText();
        }

        public String change() {
            return data.path("change").asText();
        }

        boolean isHeartbeat() {
            return name.equals("comment") || name.equals("time");
        }

        long position() {
            return Long.parseLong(id);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int PATIENCE_SECONDS = 60;

    /** The clients that no test has closed. */
    private static final Set<SseClient> UNCLOSED = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<ResponseInfo> opened = new CompletableFuture<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, String> fields = new HashMap<>();
    private CompletableFuture<?> exchange;

    private SseClient() {}

    /**
     * Opens the event stream of the connections.
     *
     * @param lastEventId the {@code Last-Event-ID} header; null for none
     */
    static SseClient open(TestEnvironment environment, String bearer, String lastEventId) {
        return open(environment.url().resolve("/api/broker/events"), bearer, lastEventId);
    }

    /** Opens the price stream of a portfolio. */
    static SseClient watch(TestEnvironment environment, String person, String configId) {
        return open(
                environment.url().resolve("/api/portfolio/" + configId + "/stream"), environment.bearer(person), null);
    }

    /**
     * Opens the stream of status changes and prices.
     *
     * @param prices the query parameter
     */
    static SseClient stream(TestEnvironment environment, String person, String prices) {
        return open(environment.url().resolve("/api/broker/stream?prices=" + prices), environment.bearer(person), null);
    }

    private static SseClient open(URI address, String bearer, String lastEventId) {
        HttpRequest.Builder request = request(address, bearer);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return open(request);
    }

    public static SseClient open(TestEnvironment environment, String person) {
        return open(environment, environment.bearer(person), null);
    }

    /** Opens the event stream as a page of another origin does. */
    static SseClient openFrom(String origin, TestEnvironment environment, String person) {
        URI address = environment.url().resolve("/api/broker/events");
        return open(request(address, environment.bearer(person)).header("Origin", origin));
    }

    private static HttpRequest.Builder request(URI address, String bearer) {
        return HttpRequest.newBuilder(address).header("Authorization", bearer).header("Accept", "text/event-stream");
    }

    private static SseClient open(HttpRequest.Builder request) {
        SseClient listener = new SseClient();
        UNCLOSED.add(listener);
        listener.exchange = HTTP.sendAsync(request.build(), head -> {
            listener.opened.complete(head);
            return BodySubscribers.fromLineSubscriber(listener);
        });
        listener.exchange.whenComplete((answer, failure) -> listener.ended(failure));
        return listener;
    }

    /** The response's status and headers. */
    ResponseInfo head() {
        return opened.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits for the next event or the end of the stream; skips heartbeats. */
    public Event next() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Event event = nextOrComment();
        while (event.isHeartbeat()) {
            assertThat(System.nanoTime())
                    .as("an event other than a heartbeat arrives")
                    .isLessThan(end);
            event = nextOrComment();
        }
        return event;
    }

    public Event next(String name) {
        Event event = next();
        assertThat(event.name()).as("the next event: %s", event).isEqualTo(name);
        return event;
    }

    Event nextOrComment() {
        try {
            Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event arrives").isNotNull();
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            fields.put("comment", "");
        } else {
            String[] parts = line.split(": ?", 2);
            fields.put(parts[0], parts[1]);
        }
    }

    private void dispatch() {
        if (fields.containsKey("data")) {
            add(fields.get("event"), fields.get("id"), json(fields.get("data")));
        } else if (fields.containsKey("comment")) {
            add("comment", null, null);
        }
        fields.clear();
    }

    private void add(String name, String id, JsonNode data) {
        events.add(new Event(name, id, data, System.nanoTime()));
    }

    private static JsonNode json(String data) {
        try {
            assertThat(data).doesNotContain(TestEnvironment.TOKEN_PREFIX);
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + data, e);
        }
    }

    @Override
    public void onError(Throwable broken) {
        // the future of the response reports it
    }

    @Override
    public void onComplete() {
        // the future of the response reports it
    }

    private void ended(Throwable failure) {
        if (failure != null) {
            opened.completeExceptionally(failure);
        }
        add("end", null, null);
    }

    /** Closes the connections that earlier tests left open, so that the server ends their streams. */
    static void closeAll() {
        UNCLOSED.forEach(SseClient::cancel);
        UNCLOSED.clear();
    }

    /** Closes the connection. */
    @Override
    public void close() {
        head();
        UNCLOSED.remove(this);
        cancel();
    }

    /** Works at any time: the subscription to the body would begin only after the head has arrived. */
    private void cancel() {
        exchange.cancel(true);
    }
}
