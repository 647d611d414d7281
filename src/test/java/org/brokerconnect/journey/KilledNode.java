package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.run.ApplicationServer;

/**
 * A node is killed (SIGKILL) amid callbacks, renewals and disconnects, each at another stage: some are answered, some
 * wait for the broker, some have not arrived. Another node then has to bring every account into a state that agrees
 * with the broker. The clock is stopped between the steps.
 */
final class KilledNode {

    private static final Logger LOG = Logger.getLogger(KilledNode.class.getName());
    private static final int OF_EACH_KIND = 6;
    private static final Duration CALL = Duration.ofMillis(150);
    private static final long PATIENCE_SECONDS = 120;

    private final TestEnvironment survivor;
    private final TestEnvironment other;
    private final ApplicationServer victim;
    private final TestClock time;

    KilledNode(TestEnvironment survivor, TestEnvironment other, ApplicationServer victim) {
        this.survivor = survivor;
        this.other = other;
        this.victim = victim;
        time = new TestClock(survivor);
    }

    /** @param seed decides the order of the requests and how many are answered before the kill */
    void run(long seed) throws Exception {
        time.stopAt(time.today("10:00"));
        Random random = new Random(seed);
        List<InterruptedRequest> requests = prepared(seed);
        Collections.shuffle(requests, random);
        survivor.sandbox().faults().add(Fault.slow("*", "/session/*", CALL));

        killAfter(1 + random.nextInt(OF_EACH_KIND), requests);

        survivor.sandbox().faults().clear();
        long answered = requests.stream().filter(InterruptedRequest::isAnswered).count();
        LOG.info(() ->
                "seed %d: %d of %d requests were answered before the kill".formatted(seed, answered, requests.size()));
        assertThat(answered).isLessThan(requests.size());
        ConsistencyCheck check = new ConsistencyCheck(survivor);
        check.nothingHangs(time);
        for (InterruptedRequest request : requests) {
            request.assertAgreesWithTheBroker();
        }
        check.theLogIsWhole();
    }

    private List<InterruptedRequest> prepared(long seed) {
        List<InterruptedRequest> requests = new ArrayList<>();
        for (InterruptedRequest.Kind kind : InterruptedRequest.Kind.values()) {
            for (int number = 0; number < OF_EACH_KIND; number++) {
                // also the API key, which needs a minimum length
                String name = "kill%8s%d%c"
                        .formatted(
                                Long.toString(seed, Character.MAX_RADIX),
                                number,
                                kind.name().charAt(0));
                requests.add(InterruptedRequest.prepare(
                        kind, name.replace(' ', '0').toLowerCase(Locale.ROOT), survivor, other));
            }
        }
        time.advance(Duration.ofMinutes(2)); // so that tokens are old enough to be renewed on request
        return requests;
    }

    /** All requests are sent at once, by as many clients. */
    private void killAfter(int answers, List<InterruptedRequest> requests) throws Exception {
        CountDownLatch answered = new CountDownLatch(answers);
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (InterruptedRequest request : requests) {
                sent.add(clients.submit(() -> send(request, answered)));
            }
            assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            victim.kill();
            for (Future<?> one : sent) {
                one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void send(InterruptedRequest request, CountDownLatch answered) {
        try {
            request.send();
            answered.countDown();
        } catch (ProcessingException cutOff) {
            LOG.fine(() -> "cut off: " + cutOff.getMessage());
        }
    }
}
