package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A timer ticks each second; the sweep runs each five. */
class SweepIntervalTest {

    private static final SweepConfig EACH_FIVE_SECONDS = new SweepConfig(5, 100, 4, 730, 365);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(7).toNanos());
    private final AtomicInteger runs = new AtomicInteger();
    private final SweepInterval pace = new SweepInterval(EACH_FIVE_SECONDS, meters, nanos::get);

    private void tickAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        pace.run("test", runs::incrementAndGet);
    }

    @Test
    void the_first_tick_runs_it_and_then_each_fifth_whatever_the_machine_counts_from() {
        for (int second = 0; second <= 20; second++) {
            tickAfter(Duration.ofSeconds(1));
        }

        assertThat(runs).hasValue(5);
    }

    @Test
    void a_tick_that_is_a_little_early_counts_and_one_that_is_very_early_does_not() {
        tickAfter(Duration.ZERO);

        tickAfter(Duration.ofMillis(4_499));
        assertThat(runs).hasValue(1);
        tickAfter(Duration.ofMillis(1));
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_sweep_that_fails_does_not_stop_the_timer_and_has_its_next_turn() {
        pace.run("test", () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the database is away");
        });

        tickAfter(Duration.ofSeconds(5));

        assertThat(runs).hasValue(2);
        assertThat(meters.get("broker_connect_sweeps")
                        .tag("sweep", "test")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_sweep_that_does_not_end_is_seen_to_have_begun() {
        pace.run("test", () -> assertThat(begun() - ended()).isOne());

        assertThat(begun()).isEqualTo(ended()).isOne();
    }

    private long begun() {
        return (long)
                meters.counter("broker_connect_sweeps_begun", "sweep", "test").count();
    }

    private long ended() {
        return meters.timer("broker_connect_sweeps", "sweep", "test").count();
    }
}
