package org.brokerconnect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedReadTest {

    private static final Duration LIMIT = Duration.ofMillis(20);
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Runnable> hanging = new ArrayDeque<>();

    private TimedRead<Integer> immediate(Duration maxAge) {
        return new TimedRead<>(Runnable::run, reads::incrementAndGet, LIMIT, maxAge, nanos::get);
    }

    @Test
    void a_value_is_reused_until_it_is_too_old() {
        TimedRead<Integer> read = immediate(MAX_AGE);
        assertThat(read.get()).isEqualTo(1);
        nanos.set(MAX_AGE.toNanos() - 1);
        assertThat(read.get()).isEqualTo(1);

        nanos.set(MAX_AGE.toNanos());

        assertThat(read.get()).isEqualTo(2);
    }

    @Test
    void without_an_age_every_call_reads() {
        TimedRead<Integer> read = immediate(Duration.ZERO);

        assertThat(read.get()).isEqualTo(1);
        assertThat(read.get()).isEqualTo(2);
    }

    @Test
    void a_failure_is_reused_as_well() {
        TimedRead<Integer> read = new TimedRead<>(
                Runnable::run,
                () -> {
                    reads.incrementAndGet();
                    throw new IllegalArgumentException("away");
                },
                LIMIT,
                MAX_AGE,
                nanos::get);

        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("away");
        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class);

        assertThat(reads).hasValue(1);
    }

    @Test
    void a_read_that_hangs_costs_its_callers_the_limit_and_occupies_one_thread() {
        TimedRead<Integer> read =
                new TimedRead<>(hanging::add, reads::incrementAndGet, LIMIT, Duration.ZERO, nanos::get);

        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("no value within");
        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class);
        assertThat(hanging).hasSize(1);

        hanging.remove().run();
        hanging.clear();
        assertThatThrownBy(read::get).isInstanceOf(IllegalStateException.class);
        assertThat(hanging).as("a new read").hasSize(1);
    }
}
