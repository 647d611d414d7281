package org.brokerconnect.broker.zerodha.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Time limits of Kite's price stream; every key is explained in {@code microprofile-config.properties}. */
@Dependent
public class KiteStreamConfig {

    private final Duration maxSilence;
    private final Duration maxPause;
    private final Duration pauseWhenFull;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    KiteStreamConfig(
            @ConfigProperty(name = "zerodha.stream-silence-seconds") int silenceSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-max-seconds") int maxPauseSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-when-full-seconds") int pauseWhenFullSeconds) {
        maxSilence = seconds("zerodha.stream-silence-seconds", silenceSeconds, 3);
        maxPause = seconds("zerodha.stream-pause-max-seconds", maxPauseSeconds, 5);
        pauseWhenFull = seconds("zerodha.stream-pause-when-full-seconds", pauseWhenFullSeconds, 5);
    }

    /** How long a socket may receive nothing, heartbeats included. */
    Duration maxSilence() {
        return maxSilence;
    }

    /** The upper limit of the pause between attempts. */
    Duration maxPause() {
        return maxPause;
    }

    /** The shortest pause while the app has as many streams as Kite allows. */
    Duration pauseWhenFull() {
        return pauseWhenFull;
    }

    private static Duration seconds(String key, int value, int min) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, min, 3_600));
    }
}
