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

    private static final Instant UNTIL = Instant.parse("2026-11-27T06:00:00Z");
    private static final Instant BEFORE = UNTIL.minusSeconds(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<String> sent = new ArrayList<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean gone;
    private int ends;

    private final SseSink client = new SseSink() {
        @Override
        public boolean send(String name, Object data) {
            sent.add(name + " " + data);
            return !gone;
        }

        @Override
        public boolean send(String name, long position, Object data) {
            return send(name + " " + position, data);
        }

        @Override
        public boolean sendHeartbeat() {
            sent.add("heartbeat");
            return !gone;
        }

        @Override
        public void close() {
            sent.add("closed");
        }
    };

    private final SseConnection line = new SseConnection(UNTIL, client, threads::add, this::talk, () -> ends++);

    private void talk() {
        while (!waiting.isEmpty()) {
            line.send("event", waiting.remove());
        }
    }

    private void settle() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private void open() {
        line.open(() -> {});
        sent.clear();
    }

    @Test
    void it_begins_with_a_sign_of_life_then_what_comes_first_then_what_came_meanwhile() {
        waiting.add("meanwhile");
        line.request();

        line.open(() -> line.send("first", 7, "standing"));

        assertThat(sent).containsExactly("heartbeat", "first 7 standing", "event meanwhile");
        assertThat(threads).isEmpty();
    }

    @Test
    void many_requests_are_one_piece_of_work_and_whoever_asks_does_not_wait() {
        open();
        waiting.addAll(List.of("one", "two"));

        line.request();
        line.request();

        assertThat(sent).isEmpty();
        assertThat(threads).hasSize(1);
        settle();
        assertThat(sent).containsExactly("event one", "event two");
    }

    @Test
    void a_quiet_line_is_kept_open() {
        open();

        line.pulse(BEFORE, NEVER);
        settle();
        assertThat(sent).isEmpty();
        line.pulse(BEFORE, Duration.ZERO);
        settle();

        assertThat(sent).containsExactly("heartbeat");
    }

    @Test
    void whoever_is_told_something_needs_no_sign_of_life() {
        open();
        waiting.add("news");

        line.sendHeartbeat();
        settle();

        assertThat(sent).containsExactly("event news");
    }

    @Test
    void it_ends_once_when_the_right_to_listen_does_after_what_waits() {
        open();
        waiting.add("last");

        line.pulse(UNTIL, NEVER);
        settle();
        line.pulse(UNTIL.plusSeconds(1), Duration.ZERO);
        line.sendHeartbeat();
        line.endHere();
        settle();

        assertThat(sent).containsExactly("event last", "closed");
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void a_client_that_is_gone_is_sent_nothing_more() {
        open();
        gone = true;
        waiting.addAll(List.of("one", "two"));

        line.request();
        settle();

        assertThat(sent).containsExactly("event one", "closed");
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void a_line_that_ends_before_it_was_opened_still_says_what_comes_first() {
        line.end();

        line.open(() -> line.send("first", "standing"));

        assertThat(sent).containsExactly("heartbeat", "first standing", "closed");
        assertThat(ends).isEqualTo(1);
    }
}
