package org.brokerconnect.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SseConnectionTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-27T06:00:00Z");
    private static final Instant BEFORE = EXPIRY.minusSeconds(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<String> sent = new ArrayList<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Queue<String> pending = new ArrayDeque<>();
    private boolean disconnected;
    private int ends;

    private final SseSink client = new SseSink() {
        @Override
        public boolean send(String name, Object data) {
            sent.add(name + " " + data);
            return !disconnected;
        }

        @Override
        public boolean send(String name, long position, Object data) {
            return send(name + " " + position, data);
        }

        @Override
        public boolean sendHeartbeat() {
            sent.add("heartbeat");
            return !disconnected;
        }

        @Override
        public void close() {
            sent.add("closed");
        }
    };

    private final SseConnection connection =
            new SseConnection(EXPIRY, client, threads::add, this::sendPending, this::countClose);

    private void countClose() {
        ends++;
    }

    private void sendPending() {
        while (!pending.isEmpty()) {
            connection.send("event", pending.remove());
        }
    }

    private void settle() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private void open() {
        connection.open(() -> {});
        sent.clear();
    }

    @Test
    void it_opens_with_a_heartbeat_then_initial_then_pending_events() {
        pending.add("meanwhile");
        connection.request();

        connection.open(() -> connection.send("first", 7, "status"));

        assertThat(sent).containsExactly("heartbeat", "first 7 status", "event meanwhile");
        assertThat(threads).isEmpty();
    }

    @Test
    void many_requests_cause_one_send_and_do_not_block() {
        open();
        pending.addAll(List.of("one", "two"));

        connection.request();
        connection.request();

        assertThat(sent).isEmpty();
        assertThat(threads).hasSize(1);
        settle();
        assertThat(sent).containsExactly("event one", "event two");
    }

    @Test
    void a_quiet_connection_gets_heartbeats() {
        open();

        connection.keepAlive(BEFORE, NEVER);
        settle();
        assertThat(sent).isEmpty();
        connection.keepAlive(BEFORE, Duration.ZERO);
        settle();

        assertThat(sent).containsExactly("heartbeat");
    }

    @Test
    void an_event_replaces_a_due_heartbeat() {
        open();
        pending.add("news");

        connection.sendHeartbeat();
        settle();

        assertThat(sent).containsExactly("event news");
    }

    @Test
    void it_closes_once_after_pending_events_when_the_token_expires() {
        open();
        pending.add("last");

        connection.keepAlive(EXPIRY, NEVER);
        settle();
        connection.keepAlive(EXPIRY.plusSeconds(1), Duration.ZERO);
        connection.sendHeartbeat();
        connection.endInCallerThread();
        settle();

        assertThat(sent).containsExactly("event last", "closed");
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void a_disconnected_client_is_sent_nothing_more() {
        open();
        disconnected = true;
        pending.addAll(List.of("one", "two"));

        connection.request();
        settle();

        assertThat(sent).containsExactly("event one", "closed");
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void a_connection_closed_before_it_opens_still_sends_the_initial_events() {
        connection.end();

        connection.open(() -> connection.send("first", "status"));

        assertThat(sent).containsExactly("heartbeat", "first status", "closed");
        assertThat(ends).isEqualTo(1);
    }
}
