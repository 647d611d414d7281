package org.brokerconnect.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.AdminKeys;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.vault.KeyFile;
import org.junit.jupiter.api.Test;

/** B7: all secrets are sealed again with a new key, on a node without a limit of its speed, beside status reads. */
@WithTestEnvironment
class ResealBench {

    private static final int SECRETS = Scale.of("bench.secrets", 100_000);

    /** Of a copied connection: key, secret and access token. */
    private static final int SECRETS_EACH = 3;

    private static final int COPIES = SECRETS / SECRETS_EACH;
    private static final int PER_SECOND = 75;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TestEnvironment environment;

    ResealBench(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void reseal() throws Exception {
        TestClock time = new TestClock(environment);
        time.stopAt(time.today("10:00"));
        Account model = Person.named("investor", environment).setUp();
        model.connectAs("AB1234");
        new ConnectionCopies(environment, model.id()).add(1, COPIES);
        Map<String, String> fast = Map.of("vault.reseal-per-second", "100000", "vault.reseal-batch", "1000");
        try (ApplicationServer node = environment.another("reseal", fast)) {
            node.start(Duration.ofMinutes(5));
            TestEnvironment there = environment.through(node);
            Load load = new Load(there.url(), there.bearer("investor"));
            load.run("/api/broker/status", PER_SECOND, LOAD);
            double alone = load.run("/api/broker/status", PER_SECOND, LOAD).millis(99);
            AdminKeys keys = new AdminKeys(there);
            long added = KeyFile.add(environment.keyFile());
            Eventually.holds("both nodes have the key", () -> keys.nodes(added) == 2);
            CompletableFuture<Load.Result> beside =
                    CompletableFuture.supplyAsync(() -> load.run("/api/broker/status", PER_SECOND, LOAD));
            long begin = System.nanoTime();
            keys.promote(added).expectStatus(200);
            Eventually.holds("all secrets are sealed again", PATIENCE, keys::isFinished);
            report((System.nanoTime() - begin) / 1e9, beside.join().millis(99), alone);
        }
    }

    private static void report(double seconds, double beside, double alone) {
        Report.add(new Figure(
                "B7",
                "%d secrets are sealed again, s".formatted(COPIES * SECRETS_EACH),
                List.of(seconds),
                List.of(),
                "≤ 60",
                seconds <= 60));
        Report.add(new Figure(
                "B7p",
                "p99 of a status meanwhile, ms",
                List.of(beside),
                List.of(alone),
                "at most 2 × the limit",
                beside <= 2 * alone));
    }
}
