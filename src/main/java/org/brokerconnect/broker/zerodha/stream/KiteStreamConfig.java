package org.brokerconnect.broker.zerodha.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.wire.stream.StreamTimes;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Time limits of Kite's price stream; every key is explained in {@code microprofile-config.properties}. */
@Dependent
public class KiteStreamConfig {

    private final StreamTimes times;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    KiteStreamConfig(
            @ConfigProperty(name = "zerodha.stream-silence-seconds") int silenceSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-max-seconds") int maxPauseSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-when-full-seconds") int pauseWhenFullSeconds) {
        times = new StreamTimes(
                seconds("zerodha.stream-silence-seconds", silenceSeconds, 3),
                seconds("zerodha.stream-pause-max-seconds", maxPauseSeconds, 5),
                seconds("zerodha.stream-pause-when-full-seconds", pauseWhenFullSeconds, 5));
    }

    StreamTimes times() {
        return times;
    }

    private static Duration seconds(String key, int value, int min) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, min, 3_600));
    }
}
