package org.brokerconnect.config;

/** Range checks of settings. Every settings class uses these, so that all error messages have the same form. */
public final class SettingCheck {

    private SettingCheck() {}

    /** @throws InvalidSettingException if {@code value} is less than 1 */
    public static int positive(String key, int value) {
        return atLeast(key, value, 1);
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
