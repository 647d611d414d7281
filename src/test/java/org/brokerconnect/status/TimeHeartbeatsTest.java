package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.ManualClock;
import org.brokerconnect.sse.SseSink;
import org.junit.jupiter.api.Test;

/** The heartbeats of the stream for browsers. */
class TimeHeartbeatsTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T05:00:00.204817Z"));
    private final List<String> sent = new ArrayList<>();
    private boolean isConnected = true;

    private final SseSink sink = new TimeHeartbeats(
            new SseSink() {

                @Override
                public boolean send(String name, Object data) {
                    sent.add(name + " " + data);
                    return isConnected;
                }

                @Override
                public boolean send(String name, long position, Object data) {
                    sent.add(name + " " + position + " " + data);
                    return isConnected;
                }

                @Override
                public boolean sendHeartbeat() {
                    throw new AssertionError("the heartbeats are events");
                }

                @Override
                public void close() {
                    sent.add("end");
                }
            },
            clock);

    @Test
    void a_heartbeat_is_the_time_without_an_id() {
        assertThat(sink.sendHeartbeat()).isTrue();
        clock.set(Instant.parse("2026-11-26T00:30:00Z"));
        isConnected = false;

        assertThat(sink.sendHeartbeat()).as("a disconnected client is found").isFalse();
        assertThat(sent)
                .containsExactly(
                        "time ServerTime[now=2026-11-25T05:00:00.204817Z]",
                        "time ServerTime[now=2026-11-26T00:30:00Z]");
    }

    @Test
    void other_events_are_unchanged() {
        assertThat(sink.send("change", 7, "data")).isTrue();
        assertThat(sink.send("status", "data")).isTrue();
        sink.close();

        assertThat(sent).containsExactly("change 7 data", "status data", "end");
    }
}
