package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.brokerconnect.journey.Crowd.Member;
import org.brokerconnect.sandbox.kite.CallCounters;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;

/**
 * People whose accounts share an app all look at everything on both nodes at once, far more often than the broker takes calls, and watch prices, for
 * which quotes have to be asked. The broker counts calls in its own seconds and refuses what is too much.
 */
final class QuotaStorm {

    private static final Logger LOG = Logger.getLogger(QuotaStorm.class.getName());
    private static final List<String> PARTS = List.of("", "/positions", "/funds", "/mutual-funds");
    private static final int PEOPLE = 10;
    private static final int ROUNDS = 2;
    private static final int AT_A_TIME = 24;

    /** {@code portfolio.cache-millis} and {@code portfolio.snapshot-seconds} are over after it. */
    private static final Duration LATER = Duration.ofSeconds(20);

    private final Stack here;
    private final Stack there;
    private final Time time;
    private Crowd crowd;

    QuotaStorm(Stack here, Stack there) {
        this.here = here;
        this.there = there;
        time = new Time(here);
    }

    void pass() throws Exception {
        time.runFrom(time.today("10:00"));
        crowd = Crowd.connected(here, PEOPLE, 1);
        for (Member member : crowd.members()) {
            for (String part : PARTS) {
                Eventually.holds("first numbers", () -> read(here, member, part).status() == 200);
            }
        }
        here.sandbox().faults().add(Fault.on("GET", "/", FaultKind.TOO_MANY_REQUESTS));
        List<Listener> watching = crowd.members().stream()
                .flatMap(member -> Stream.of(here, there).map(node -> watch(node, member)))
                .toList();
        long begin = System.nanoTime();
        Map<String, Long> answers = everybodyLooksAtEverything();
        LOG.info(() -> "in %.1f s: %s and %d calls for quotes"
                .formatted((System.nanoTime() - begin) / 1e9, answers, quotes()));
        watching.forEach(Listener::close);

        assertThat(answers.keySet()).isSubsetOf("LIVE", "LAST_KNOWN");
        assertThat(answers.get("LIVE")).isPositive();
        assertThat(quotes()).isPositive();
        assertThat(refusedByOurselves(here) + refusedByOurselves(there))
                .as("it was a storm")
                .isPositive();
        assertThat(here.sandbox().calls().count(call -> call.status() == 429 && !call.faultInjected()))
                .isZero();
        assertThat(here.sandbox().calls().count(QuotaStorm::isTrouble)).isZero();
    }

    private int quotes() {
        return here.sandbox().calls().count("GET /quote/ltp", 200);
    }

    /** Streams are what the broker was told to refuse, and its pages send people on. */
    private static boolean isTrouble(CallCounters.Outcome call) {
        return call.status() != 200 && !call.faultInjected() && !call.route().contains("/connect/");
    }

    /** A page that watches prices, which it is only told by quotes, because the broker opens no stream. */
    private static Listener watch(Stack node, Member member) {
        return Listener.watch(node, member.person(), member.connection().toString());
    }

    private static double refusedByOurselves(Stack node) throws IOException, InterruptedException {
        return new Metrics(node).sum("broker_connect_quota_refusals_total", "kind=\"zerodha-other\"");
    }

    /** How good the answers were, and how many of each; of one that is none, what it was instead. */
    private Map<String, Long> everybodyLooksAtEverything() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            Map<String, Long> answers = new TreeMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Future<String> answer : threads.invokeAll(looks())) {
                    answers.merge(answer.get(), 1L, Long::sum);
                }
                time.advance(LATER);
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<String>> looks() {
        return crowd.members().stream()
                .flatMap(member ->
                        PARTS.stream().flatMap(part -> Stream.of(here, there).map(node -> look(node, member, part))))
                .toList();
    }

    private Callable<String> look(Stack node, Member member, String part) {
        return () -> {
            Reply reply = read(node, member, part);
            return reply.status() == 200 ? reply.text("source") : reply.status() + " " + reply.text("type");
        };
    }

    private static Reply read(Stack node, Member member, String part) {
        return Person.named(member.person(), node).get("/api/portfolio/" + member.connection() + part);
    }
}
