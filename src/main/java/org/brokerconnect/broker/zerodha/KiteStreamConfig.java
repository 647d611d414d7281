package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How patient we are with Kite's price stream; every key is explained in {@code microprofile-config.properties}. */
@Dependent
public class KiteStreamConfig {

    private final Duration silence;
    private final Duration longestPause;
    private final Duration pauseWhenFull;

    /** @throws InvalidSettingException if a value is out of its range */
    @Inject
    public KiteStreamConfig(
            @ConfigProperty(name = "zerodha.stream-silence-seconds") int silenceSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-max-seconds") int longestPauseSeconds,
            @ConfigProperty(name = "zerodha.stream-pause-when-full-seconds") int pauseWhenFullSeconds) {
        silence = seconds("zerodha.stream-silence-seconds", silenceSeconds, 3);
        longestPause = seconds("zerodha.stream-pause-max-seconds", longestPauseSeconds, 5);
        pauseWhenFull = seconds("zerodha.stream-pause-when-full-seconds", pauseWhenFullSeconds, 5);
    }

    /** How long a stream may say nothing, heartbeats counted. */
    public Duration silence() {
        return silence;
    }

    /** The pause between tries grows up to this. */
    public Duration longestPause() {
        return longestPause;
    }

    /** The shortest pause when the app has as many streams as Kite allows. */
    public Duration pauseWhenFull() {
        return pauseWhenFull;
    }

    private static Duration seconds(String key, int value, int least) {
        return Duration.ofSeconds(ZerodhaConfig.inRange(key, value, least, 3_600));
    }
}
