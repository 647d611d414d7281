package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures liveness and a page while requests of others hang. The median counts, because the tests share a machine with
 * other work: a server without free threads answers none of them before the requests end.
 */
final class ServedMeanwhile {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration ON_A_BUSY_MACHINE = Duration.ofSeconds(8);

    private final List<Duration> times = new ArrayList<>();
    private final ApiClient api;

    ServedMeanwhile(ApiClient api) {
        this.api = api;
    }

    /** Measures until the condition holds, at least three times. */
    void until(String what, Callable<Boolean> condition) throws Exception {
        Eventually.holds(what, () -> {
            times.add(timeOf("/health/live"));
            times.add(timeOf("/settings.json"));
            return times.size() >= 6 && condition.call();
        });
        assertThat(times).as("longest answer").allMatch(time -> time.compareTo(ON_A_BUSY_MACHINE) < 0);
        assertThat(times.stream().sorted().toList().get(times.size() / 2))
                .as("median of %s", times)
                .isLessThan(AT_ONCE);
    }

    private Duration timeOf(String path) {
        long began = System.nanoTime();
        api.get(path).expectStatus(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
