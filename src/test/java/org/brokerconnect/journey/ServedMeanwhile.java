package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Logger;

/**
 * Measures liveness and a page while requests of others hang.
 *
 * <p>Liveness has threads of its own, so that it does not queue behind the requests that hang: every check must be
 * answered within a second, as an orchestrator demands. The page is served by the threads of the requests that hang and
 * queues behind their burst, so that its median counts: a server without free threads answers none of them before the
 * requests end.
 */
final class ServedMeanwhile {

    private static final Logger LOG = Logger.getLogger(ServedMeanwhile.class.getName());
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration ON_A_BUSY_MACHINE = Duration.ofSeconds(8);
    private static final int MIN_CHECKS = 10;

    private final List<Duration> checks = new ArrayList<>();
    private final List<Duration> pages = new ArrayList<>();
    private final ApiClient api;

    ServedMeanwhile(ApiClient api) {
        this.api = api;
    }

    /** Measures until the condition holds, at least {@link #MIN_CHECKS} times. */
    void until(String what, Callable<Boolean> condition) throws Exception {
        Eventually.holds(what, () -> {
            checks.add(timeOf("/health/live"));
            pages.add(timeOf("/settings.json"));
            return checks.size() >= MIN_CHECKS && condition.call();
        });
        LOG.info(() -> "liveness until %s: %d checks, at most %d ms"
                .formatted(what, checks.size(), quantile(checks, 1).toMillis()));
        assertThat(checks).as("checks of liveness").allMatch(time -> time.compareTo(AT_ONCE) < 0);
        assertThat(quantile(pages, 0.5)).as("median of a page: %s", pages).isLessThan(AT_ONCE);
        assertThat(pages).as("longest answer").allMatch(time -> time.compareTo(ON_A_BUSY_MACHINE) < 0);
    }

    private static Duration quantile(List<Duration> times, double part) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    private Duration timeOf(String path) {
        long began = System.nanoTime();
        api.get(path).expectStatus(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
