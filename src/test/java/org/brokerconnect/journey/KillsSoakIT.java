package org.brokerconnect.journey;

import java.time.Duration;
import java.util.Map;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills a node many times: {@code ./mvnw verify -Pkills -Dkills.rounds=20 -Dkills.seed=1}. The build runs one round,
 * in {@link TwoNodesIT}.
 */
@Tag("kills-soak")
@WithTestEnvironment
class KillsSoakIT {

    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);

    private final TestEnvironment environment;

    KillsSoakIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    void a_node_killed_again_and_again_leaves_every_account_as_the_broker_has_it() throws Exception {
        int rounds = Integer.getInteger("kills.rounds", 20);
        long seed = Long.getLong("kills.seed", 1);
        try (ApplicationServer victim = environment.another("killed", Map.of())) {
            for (int round = 0; round < rounds; round++) {
                environment.empty();
                victim.start(STARTUP_TIMEOUT);
                new KilledNode(environment, environment.through(victim), victim).run(seed + round);
            }
        }
    }
}
