package org.brokerconnect.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedSinkTest {

    private final List<String> sent = new ArrayList<>();
    private final AtomicInteger writing = new AtomicInteger();
    private boolean overlapped;

    private final SharedSink shared = new SharedSink(new SseSink() {
        @Override
        public boolean send(String name, Object data) {
            overlapped |= writing.incrementAndGet() > 1;
            sent.add(name + " " + data);
            Thread.yield();
            writing.decrementAndGet();
            return true;
        }

        @Override
        public boolean send(String name, long position, Object data) {
            return send(name + " " + position, data);
        }

        @Override
        public boolean sendHeartbeat() {
            return send("heartbeat", "");
        }

        @Override
        public void close() {
            sent.add("closed");
        }
    });

    @Test
    void passes_events_on() {
        assertThat(shared.send("feed", 1)).isTrue();
        assertThat(shared.send("change", 7, 2)).isTrue();

        assertThat(sent).containsExactly("feed 1", "change 7 2");
    }

    @Test
    void closes_once_and_then_reports_a_disconnected_client() {
        shared.close();
        shared.close();

        assertThat(shared.send("feed", 1)).isFalse();
        assertThat(shared.send("change", 7, 2)).isFalse();
        assertThat(shared.sendHeartbeat()).isFalse();
        assertThat(sent).containsExactly("closed");
    }

    @Test
    void a_part_that_ends_closes_nothing() {
        SseSink part = shared.part();

        assertThat(part.send("feed", 1)).isTrue();
        part.close();

        assertThat(shared.send("change", 7, 2)).isTrue();
        assertThat(sent).containsExactly("feed 1", "change 7 2");
        shared.close();
        assertThat(part.send("feed", 3)).isFalse();
    }

    @Test
    void is_written_by_one_thread_at_a_time() throws Exception {
        int threads = 4;
        int events = 500;
        var executor = Executors.newFixedThreadPool(threads);
        var done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                for (int n = 0; n < events; n++) {
                    shared.send("feed", n);
                }
                done.countDown();
            });
        }
        done.await();
        executor.shutdown();

        assertThat(sent).hasSize(threads * events);
        assertThat(overlapped).isFalse();
    }
}
