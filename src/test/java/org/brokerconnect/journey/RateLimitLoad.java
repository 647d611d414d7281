package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.brokerconnect.journey.ConnectedPeople.Member;
import org.brokerconnect.sandbox.kite.CallCounters;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;

/**
 * Users whose accounts share one app read everything on both nodes at the same time, far beyond the broker's rate
 * limit, and open price streams that poll quotes. The sandbox broker counts calls by its own clock and returns 429
 * above the limit.
 */
final class RateLimitLoad {

    private static final Logger LOG = Logger.getLogger(RateLimitLoad.class.getName());
    private static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");
    private static final int PEOPLE = 10;
    private static final int ROUNDS = 2;
    private static final int THREADS = 24;

    /** Longer than {@code portfolio.cache-millis} and {@code portfolio.snapshot-seconds}. */
    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(20);

    private final TestEnvironment here;
    private final TestEnvironment there;
    private final TestClock time;
    private ConnectedPeople connectedPeople;

    RateLimitLoad(TestEnvironment here, TestEnvironment there) {
        this.here = here;
        this.there = there;
        time = new TestClock(here);
    }

    void run() throws Exception {
        time.runFrom(time.today("10:00"));
        connectedPeople = ConnectedPeople.connected(here, "heavyapp", PEOPLE, 1);
        for (Member member : connectedPeople.members()) {
            for (String part : PARTS) {
                Eventually.holds("first numbers", () -> read(here, member, part).status() == 200);
            }
        }
        here.sandbox().faults().add(Fault.on("GET", "/", FaultKind.TOO_MANY_REQUESTS));
        List<SseClient> watching = connectedPeople.members().stream()
                .flatMap(member -> Stream.of(here, there).map(node -> watch(node, member)))
                .toList();
        long begin = System.nanoTime();
        Map<String, Long> answers = readEverything();
        LOG.info(() -> "in %.1f s: %s and %d calls for quotes"
                .formatted((System.nanoTime() - begin) / 1e9, answers, quotes()));
        Eventually.holds("prices are polled", () -> quotes() > 0);
        watching.forEach(SseClient::close);

        assertThat(answers.keySet()).isSubsetOf("LIVE", "LAST_KNOWN");
        assertThat(answers.get("LIVE")).isPositive();
        assertThat(refusedByTheRateLimiter(here) + refusedByTheRateLimiter(there))
                .as("the load exceeded the limit")
                .isPositive();
        assertThat(here.sandbox().calls().count(call -> call.status() == 429 && !call.faultInjected()))
                .isZero();
        assertThat(here.sandbox().calls().count(RateLimitLoad::isFailure)).isZero();
    }

    private int quotes() {
        return here.sandbox().calls().count("GET /quote/ltp", 200);
    }

    /** Not counted: streams, which the broker refuses here on purpose, and redirects of its pages. */
    private static boolean isFailure(CallCounters.Outcome call) {
        return call.status() != 200 && !call.faultInjected() && !call.route().contains("/connect/");
    }

    /** Opens a price stream, which polls quotes because the broker refuses its own stream. */
    private static SseClient watch(TestEnvironment node, Member member) {
        return SseClient.watch(node, member.person(), member.connection().toString());
    }

    private static double refusedByTheRateLimiter(TestEnvironment node) {
        return new Metrics(node).sum("broker_connect_quota_refusals_total", "kind=\"zerodha-other\"");
    }

    /** Counts the responses by their source; a failed read counts by status and problem type. */
    private Map<String, Long> readEverything() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Map<String, Long> answers = new TreeMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Future<String> response : threads.invokeAll(reads())) {
                    answers.merge(response.get(), 1L, Long::sum);
                }
                time.advance(CACHE_LIFETIME);
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<String>> reads() {
        return connectedPeople.members().stream()
                .flatMap(member -> PARTS.stream()
                        .flatMap(part -> Stream.of(here, there).map(node -> sourceOf(node, member, part))))
                .toList();
    }

    private Callable<String> sourceOf(TestEnvironment node, Member member, String part) {
        return () -> {
            Reply reply = read(node, member, part);
            return reply.status() == 200 ? reply.text("source") : reply.status() + " " + reply.text("type");
        };
    }

    private static Reply read(TestEnvironment node, Member member, String part) {
        return Person.named(member.person(), node).get("/api/portfolio/" + member.connection() + part);
    }
}
