package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.brokerconnect.scheduling.Sweep;
import org.junit.jupiter.api.Test;

/** The names of the sweeps are labels of metrics, and all run by one setting. */
class SweepSchedulesTest {

    private static final SweepConfig CONFIG = new SweepConfig(1_500, 3, 2, 730, 365);

    private static List<Sweep> sweeps() {
        return List.of(
                new RenewalSweep(null, null, null, CONFIG),
                new HealthSweep(null, null, null, null, CONFIG, null),
                new RevocationSweep(null, null, null, CONFIG),
                new ExpirySweep(null, null, null, null, CONFIG),
                new CleanUpSweep(null, null, null, CONFIG, null),
                new SecretSweep(null, null, CONFIG));
    }

    @Test
    void each_sweep_has_its_documented_name() {
        assertThat(sweeps())
                .extracting(Sweep::name)
                .containsExactly("renewal", "health", "revocation", "expiry", "cleanup", "secrets");
    }

    @Test
    void each_sweep_runs_by_the_configured_interval() {
        assertThat(sweeps()).extracting(Sweep::interval).containsOnly(Duration.ofMillis(1_500));
    }
}
