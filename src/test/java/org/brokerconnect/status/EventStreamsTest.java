package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.ManualClock;
import org.brokerconnect.scheduling.ManualDrain;
import org.brokerconnect.scheduling.ManualExecutors;
import org.brokerconnect.scheduling.ManualOutage;
import org.junit.jupiter.api.Test;

/** The registry of streams: limits, heartbeats and expiry. */
class EventStreamsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final int CAP = 2;

    private final ManualExecutors threads = new ManualExecutors();
    private final ManualClock clock = new ManualClock(NOW);
    private final ManualOutage outage = new ManualOutage();
    private final ManualDrain drain = new ManualDrain();
    private final ThisNodes streams = new ThisNodes();

    /** A registry that a test can shut down. */
    private final class ThisNodes extends EventStreams {

        private ThisNodes() {
            super(new StatusConfig(250, 15, 20, CAP), outage, drain, threads, clock);
        }

        private void end() {
            stop();
        }
    }

    private EventStream open(String owner, RecordingClient client, Instant until) {
        EventStream stream = new EventStream(owner, until, Locale.ENGLISH, client, threads.executor(), streams::remove);
        if (streams.add(stream)) {
            stream.open(0, List.of(), List.of());
        }
        return stream;
    }

    private EventStream open(String owner, RecordingClient client) {
        return open(owner, client, NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void the_limit_applies_per_person() {
        EventStream first = open("asha", new RecordingClient());
        EventStream second = open("asha", new RecordingClient());
        EventStream third = open("asha", new RecordingClient());
        EventStream others = open("ravi", new RecordingClient());

        assertThat(streams.of("asha")).containsExactlyInAnyOrder(first, second).doesNotContain(third);
        assertThat(streams.of("ravi")).containsExactly(others);
    }

    @Test
    void reaching_the_limit_removes_disconnected_clients() {
        RecordingClient disconnected = new RecordingClient();
        open("asha", disconnected);
        EventStream connected = open("asha", new RecordingClient());
        disconnected.disconnect();

        assertThat(streams.add(open("asha", new RecordingClient()))).isFalse();
        threads.runAll();

        assertThat(streams.of("asha")).containsExactly(connected);
        EventStream next = open("asha", new RecordingClient());
        assertThat(streams.of("asha")).contains(next);
    }

    @Test
    void streams_survive_a_short_outage_of_the_database_and_end_during_a_long_one() {
        RecordingClient client = new RecordingClient();
        open("asha", client);
        outage.lasts(Duration.ofMillis(19_999));
        threads.tick();
        threads.runAll();
        assertThat(client.closed).hasValue(0);

        outage.lasts(Duration.ofSeconds(20));
        threads.tick();
        threads.runAll();

        assertThat(client.closed).hasValue(1);
        assertThat(streams.isEmpty()).isTrue();
    }

    @Test
    void streams_end_on_a_node_that_is_to_be_stopped_once_load_balancers_had_time_to_notice() {
        RecordingClient client = new RecordingClient();
        open("asha", client);
        drain.begin();
        threads.tick();
        threads.runAll();
        assertThat(client.closed).hasValue(0);

        drain.notice();
        threads.tick();
        threads.runAll();

        assertThat(client.closed).hasValue(1);
        assertThat(streams.isEmpty()).isTrue();
    }

    @Test
    void a_person_without_streams_uses_no_memory() {
        EventStream only = open("asha", new RecordingClient());

        only.end();
        threads.runAll();

        assertThat(streams.isEmpty()).isTrue();
        assertThat(streams.of("asha")).isEmpty();
    }

    @Test
    void one_scheduled_task_serves_all_streams_and_closes_expired_ones() {
        RecordingClient shortLived = new RecordingClient();
        open("asha", shortLived, NOW.plusSeconds(60));
        EventStream longer = open("ravi", new RecordingClient());
        assertThat(threads.repeated()).isEqualTo(1);

        clock.set(NOW.plusSeconds(60));
        threads.tick();
        threads.runAll();

        assertThat(shortLived.closed).hasValue(1);
        assertThat(streams.of("asha")).isEmpty();
        assertThat(streams.of("ravi")).containsExactly(longer);
    }

    @Test
    void shutdown_closes_all_streams_and_cancels_the_heartbeats() {
        RecordingClient one = new RecordingClient();
        RecordingClient other = new RecordingClient();
        open("asha", one);
        open("ravi", other);

        streams.end();

        assertThat(one.closed).hasValue(1);
        assertThat(other.closed).hasValue(1);
        assertThat(threads.repeated()).isZero();
        assertThat(streams.isEmpty()).isTrue();
    }

    @Test
    void a_failed_heartbeat_ends_no_other_one() {
        EventStream failing =
                new EventStream(
                        "asha", NOW, Locale.ENGLISH, new RecordingClient(), threads.executor(), streams::remove) {
                    @Override
                    public void keepAlive(Instant now, Duration heartbeat) {
                        throw new IllegalStateException("the executor rejects tasks");
                    }
                };
        streams.add(failing);
        RecordingClient brief = new RecordingClient();
        open("ravi", brief, NOW);

        threads.tick();
        threads.tick();
        threads.runAll();

        assertThat(brief.closed).hasValue(1);
    }
}
