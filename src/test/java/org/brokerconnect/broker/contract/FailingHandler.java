package org.brokerconnect.broker.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers instead of a sandbox while its broker fails, for sandboxes made with the JDK's HTTP server. A slow answer
 * takes two seconds. Thread-safe.
 */
public final class FailingHandler implements HttpHandler {

    private static final int SLOW_SECONDS = 2;

    private final HttpHandler working;
    private final int oversizeBytes;
    private volatile BrokerFailure failure;
    private volatile CountDownLatch recovered = new CountDownLatch(0);

    /**
     * @param working answers while the broker does not fail
     * @param oversizeBytes more than the adapter reads
     */
    public FailingHandler(HttpHandler working, int oversizeBytes) {
        this.working = working;
        this.oversizeBytes = oversizeBytes;
    }

    /** Lets every call fail in this way. */
    public void failWith(BrokerFailure how) {
        recovered = new CountDownLatch(1);
        failure = how;
    }

    /** Ends the failure. */
    public void recover() {
        failure = null;
        recovered.countDown();
    }

    /** Whether answers take longer than a call should wait. */
    public boolean isSlow() {
        return failure == BrokerFailure.SLOW;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        BrokerFailure current = failure;
        if (current == null) {
            working.handle(exchange);
            return;
        }
        switch (current) {
            case TOO_MANY_CALLS -> answer(exchange, 429, "application/json", "{}");
            case NO_PERMISSION -> answer(exchange, 403, "application/json", "{}");
            case OUTAGE -> answer(exchange, 503, "application/json", "{}");
            case SLOW -> answerLate(exchange);
            case HTML_FROM_A_GATEWAY -> answer(exchange, 502, "text/html", "<html>Bad gateway</html>");
            case GARBLED -> answer(exchange, 200, "application/json", "{\"cut");
            case WRONG_CONTENT_TYPE -> answer(exchange, 200, "text/plain", "{}");
            case OVERSIZE -> answer(exchange, 200, "application/json", "{}" + " ".repeat(oversizeBytes));
            case DROPPED -> drop(exchange);
        }
    }

    private void answerLate(HttpExchange exchange) throws IOException {
        try {
            recovered.await(SLOW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        working.handle(exchange);
    }

    /** Sends a response. */
    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Announces more than it sends. */
    private static void drop(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
