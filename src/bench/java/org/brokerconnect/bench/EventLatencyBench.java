package org.brokerconnect.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.SseClient;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Test;

/** B9: from the response to the callback to the event in the browser's stream, on the same and on the other node. */
@WithTestEnvironment
class EventLatencyBench {

    private static final int LOGINS = Scale.of("bench.logins", 150);
    private static final int WARM_UP = 30;
    private static final double SAME_NODE_MILLIS = 50;

    /** {@code status.poll-millis}. */
    private static final double INTERVAL_MILLIS = 250;

    private final TestEnvironment here;

    EventLatencyBench(TestEnvironment environment) {
        here = environment;
    }

    private static double millisUntilConnected(SseClient page, long answered) {
        SseClient.Event event = page.next();
        while (!event.change().equals("CONNECTED")) {
            event = page.next();
        }
        // the event can arrive before the response
        return Math.max(0, event.receivedNanos() - answered) / 1e6;
    }

    @Test
    void callback_to_event() throws Exception {
        try (ApplicationServer second = here.another("events", Map.of())) {
            second.start(Duration.ofMinutes(5));
            TestEnvironment there = here.through(second);
            Account account = Person.named("investor", here).setUp();
            List<Double> same = new ArrayList<>();
            List<Double> other = new ArrayList<>();
            try (SseClient pageHere = SseClient.open(here, "investor");
                    SseClient pageThere = SseClient.open(there, "investor")) {
                // only then is a stream open
                pageHere.next("status");
                pageThere.next("status");
                for (int login = 0; login < WARM_UP + LOGINS; login++) {
                    account.connectAs("AB1234");
                    long answered = System.nanoTime();
                    double millisHere = millisUntilConnected(pageHere, answered);
                    double millisThere = millisUntilConnected(pageThere, answered);
                    if (login >= WARM_UP) {
                        same.add(millisHere);
                        other.add(millisThere);
                    }
                    account.disconnect();
                }
            }
            report("B9", "callback to event on the same node, p99 in ms", same, SAME_NODE_MILLIS);
            report("B9o", "callback to event on the other node, p99 in ms", other, INTERVAL_MILLIS + 100);
        }
    }

    private static void report(String id, String what, List<Double> millis, double most) {
        double p99 = Percentiles.of(millis, 0.99);
        String medianToo = what + " (p50 %.1f)".formatted(Percentiles.of(millis, 0.5));
        Report.add(new Figure(id, medianToo, List.of(p99), List.of(), "≤ %.0f".formatted(most), p99 <= most));
    }
}
