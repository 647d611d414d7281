package org.brokerconnect.broker.tastytrade.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.broker.wire.stream.StreamTimes;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.config.SettingCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Time limits of tastytrade's price stream; every key is explained in {@code microprofile-config.properties}. */
@Dependent
public class DxLinkStreamConfig {

    private final Duration maxSilence;
    private final Duration maxPause;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    DxLinkStreamConfig(
            @ConfigProperty(name = "tastytrade.stream-silence-seconds") int silenceSeconds,
            @ConfigProperty(name = "tastytrade.stream-pause-max-seconds") int maxPauseSeconds) {
        maxSilence = seconds("tastytrade.stream-silence-seconds", silenceSeconds);
        maxPause = seconds("tastytrade.stream-pause-max-seconds", maxPauseSeconds);
    }

    /** tastytrade is not known to limit streams: after a 429 a stream waits for the longest pause. */
    StreamTimes times() {
        return new StreamTimes(maxSilence, maxPause, maxPause);
    }

    private static Duration seconds(String key, int value) {
        return Duration.ofSeconds(SettingCheck.inRange(key, value, 5, 3_600));
    }
}
