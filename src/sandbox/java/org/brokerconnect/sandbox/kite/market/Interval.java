package org.brokerconnect.sandbox.kite.market;

import java.util.Arrays;
import java.util.Optional;

/** The intervals of candles, with the maximum number of days of one request (as in the broker's error messages). */
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
    private final int maxDays;

    Interval(String wireName, int minutes, int maxDays) {
        this.wireName = wireName;
        this.minutes = minutes;
        this.maxDays = maxDays;
    }

    /** Finds an interval by its name in the path, such as {@code 15minute}. */
    public static Optional<Interval> named(String wireName) {
        return Arrays.stream(values())
                .filter(interval -> interval.wireName.equals(wireName))
                .findFirst();
    }

    int seconds() {
        return minutes * 60;
    }

    /** The maximum range of one request, in days. */
    public int maxDays() {
        return maxDays;
    }
}
