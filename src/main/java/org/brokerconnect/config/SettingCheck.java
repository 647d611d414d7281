package org.brokerconnect.config;

import java.time.Duration;

/** Range checks of settings. Every settings class uses these, so that all error messages have the same form. */
public final class SettingCheck {

    /** A century: the database must be able to store an instant this long before or after now. */
    static final int MAX_DAYS = 36_500;

    private SettingCheck() {}

    /** @throws InvalidSettingException if {@code value} is less than 1 */
    public static int positive(String key, int value) {
        return atLeast(key, value, 1);
    }

    /** A number of days. @throws InvalidSettingException if {@code value} is not 1 to 36500 */
    public static Duration days(String key, int value) {
        return Duration.ofDays(inRange(key, value, 1, MAX_DAYS));
    }

    /** @throws InvalidSettingException if {@code value} is less than {@code min} */
    public static int atLeast(String key, int value, int min) {
        if (value < min) {
            throw new InvalidSettingException(key, "must be at least " + min);
        }
        return value;
    }

    /** @throws InvalidSettingException if {@code value} is less than {@code min} or more than {@code max} */
    public static int inRange(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidSettingException(key, "must be between " + min + " and " + max);
        }
        return value;
    }
}
