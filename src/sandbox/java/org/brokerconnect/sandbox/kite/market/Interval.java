package org.brokerconnect.sandbox.kite.market;

import java.util.Arrays;
import java.util.Optional;

/** The lengths of candles, with the days that one call may ask for (as the broker's refusals say). */
public enum Interval {
    MINUTE("minute", 1, 60),
    THREE_MINUTES("3minute", 3, 100),
    FIVE_MINUTES("5minute", 5, 100),
    TEN_MINUTES("10minute", 10, 100),
    QUARTER_HOUR("15minute", 15, 200),
    HALF_HOUR("30minute", 30, 200),
    HOUR("60minute", 60, 400),
    DAY("day", 375, 2000);

    private final String wireName;
    private final int minutes;
    private final int mostDays;

    Interval(String wireName, int minutes, int mostDays) {
        this.wireName = wireName;
        this.minutes = minutes;
        this.mostDays = mostDays;
    }

    /** The interval of that name in a path, such as {@code 15minute}. */
    public static Optional<Interval> named(String wireName) {
        return Arrays.stream(values())
                .filter(interval -> interval.wireName.equals(wireName))
                .findFirst();
    }

    int seconds() {
        return minutes * 60;
    }

    /** The longest stretch of one call, in days. */
    public int mostDays() {
        return mostDays;
    }
}
