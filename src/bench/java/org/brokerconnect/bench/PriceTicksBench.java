package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.junit.jupiter.api.Test;

/** B10: 1,000 instruments in the portfolios of 25 people, each watched by 8 pages, with 5 ticks a second. */
@WithTestEnvironment
class PriceTicksBench {

    private static final int PEOPLE = 25;
    private static final int PAGES_EACH = 8;
    private static final int INSTRUMENTS_EACH = 40;
    private static final int TICKS_PER_SECOND = 5;
    private static final int SECONDS = Scale.of("bench.tick-seconds", 30);
    private static final double MOST_CORES = 0.3;
    private static final double MOST_BEHIND_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;

    PriceTicksBench(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
    }

    private void openPages(StreamClients pages) throws Exception {
        List<Instrument> instruments = sandbox.instruments().addSynthetic(PEOPLE * INSTRUMENTS_EACH);
        for (int person = 0; person < PEOPLE; person++) {
            int first = person * INSTRUMENTS_EACH;
            Account account = new OwnApp("tickapp%02d".formatted(person), "TK%04d".formatted(person))
                    .connect(environment, "watcher" + person, instruments.subList(first, first + INSTRUMENTS_EACH));
            String bearer = environment.bearer("watcher" + person);
            for (int page = 0; page < PAGES_EACH; page++) {
                pages.open(environment.url().resolve("/api/portfolio/" + account.id() + "/stream"), bearer);
            }
        }
        Eventually.holds(
                "a socket for each portfolio", PATIENCE, () -> sandbox.sockets().count() == PEOPLE);
        Eventually.holds("a price on each page", PATIENCE, () -> {
            sandbox.sockets().tick();
            return pages.clients().stream().noneMatch(page -> page.times().isEmpty());
        });
    }

    /** Ticks for some seconds. @return the times of the ticks */
    private List<Long> tick(int seconds) throws InterruptedException {
        List<Long> ticks = new ArrayList<>();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.scheduleAtFixedRate(
                () -> {
                    ticks.add(System.nanoTime());
                    sandbox.sockets().tick();
                },
                0,
                1_000 / TICKS_PER_SECOND,
                TimeUnit.MILLISECONDS);
        timer.awaitTermination(seconds, TimeUnit.SECONDS);
        timer.shutdown();
        assertThat(timer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return ticks;
    }

    private static double cores(Duration cpu, long nanos) {
        return cpu.toNanos() / (double) nanos;
    }

    @Test
    void price_ticks() throws Exception {
        TestClock time = new TestClock(environment);
        time.stopAt(time.today("11:00"));
        try (StreamClients pages = new StreamClients("prices")) {
            openPages(pages);
            tick(SECONDS);
            Duration before = Processes.cpu(Processes.server());
            long begin = System.nanoTime();

            List<Long> ticks = tick(SECONDS);

            long nanos = System.nanoTime() - begin;
            double cores = cores(Processes.cpu(Processes.server()).minus(before), nanos);
            long last = ticks.get(ticks.size() - 1);
            Eventually.holds("the last tick on each page", PATIENCE, () -> pages.clients().stream()
                    .allMatch(page -> page.times().stream().anyMatch(at -> at >= last)));
            double behind = longestBehind(pages, ticks);
            Report.add(new Figure(
                    "B10",
                    "1,000 instruments, 200 pages, 5 ticks/s: cores of the server",
                    List.of(cores),
                    List.of(),
                    "≤ " + MOST_CORES,
                    cores <= MOST_CORES));
            Report.add(new Figure(
                    "B10b",
                    "the same: the longest that a page was behind, ms",
                    List.of(behind),
                    List.of(),
                    "≤ 500",
                    behind <= MOST_BEHIND_MILLIS));
        }
    }

    /** The longest time from a tick to the next prices of a page, in milliseconds. */
    private static double longestBehind(StreamClients pages, List<Long> ticks) {
        double longest = 0;
        for (StreamClients.Client page : pages.clients()) {
            List<Long> times = page.times();
            int next = 0;
            for (long tick : ticks) {
                while (next < times.size() - 1 && times.get(next) < tick) {
                    next++;
                }
                longest = Math.max(longest, (times.get(next) - tick) / 1e6);
            }
        }
        return longest;
    }
}
