package org.brokerconnect.broker.upstox.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.wire.stream.StreamTimes;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits of Upstox's price stream; every key is explained in {@code microprofile-config.properties}. */
@Dependent
public class UpstoxStreamConfig {

    private final StreamTimes times;
    private final int maxKeys;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    UpstoxStreamConfig(
            @ConfigProperty(name = "upstox.stream-silence-seconds") int silenceSeconds,
            @ConfigProperty(name = "upstox.stream-pause-max-seconds") int maxPauseSeconds,
            @ConfigProperty(name = "upstox.stream-max-instruments") int maxKeys) {
        Duration maxPause = seconds("upstox.stream-pause-max-seconds", maxPauseSeconds, 5);
        this.times = new StreamTimes(seconds("upstox.stream-silence-seconds", silenceSeconds, 3), maxPause, maxPause);
        this.maxKeys = SettingCheck.inRange("upstox.stream-max-instruments", maxKeys, 1, 5_000);
    }

    private static Duration seconds(String key, int value, int min) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, min, 3_600));
    }

    StreamTimes times() {
        return times;
    }

    /** How many instruments one stream may subscribe to. */
    int maxKeys() {
        return maxKeys;
    }
}
