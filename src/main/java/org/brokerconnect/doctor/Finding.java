package org.brokerconnect.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.problem.MessageBundle;

/**
 * One fault of a set-up.
 *
 * @param code the stable name of the kind of fault, such as {@code key-wrong}; its texts are in {@code
 *     findings.properties}
 * @param arguments what the texts name, such as a setting and its value; no secret
 */
public record Finding(String code, Severity severity, List<String> arguments) {

    private static final MessageBundle TEXTS = MessageBundle.of(Finding.class, "findings");

    static Finding fault(String code, Object... arguments) {
        return new Finding(code, Severity.FAULT, texts(arguments));
    }

    static Finding warning(String code, Object... arguments) {
        return new Finding(code, Severity.WARNING, texts(arguments));
    }

    /** A setting that the application refuses at start. */
    public static Finding ofSetting(String message) {
        return fault("setting-invalid", message);
    }

    private static List<String> texts(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toList();
    }

    /** What is wrong. */
    public String wrong() {
        return text("wrong");
    }

    /** What follows if nothing is done. */
    public String follows() {
        return text("follows");
    }

    /** What to do. */
    public String fix() {
        return text("fix");
    }

    private String text(String part) {
        return TEXTS.text(Locale.ENGLISH, code + "." + part, arguments.toArray());
    }
}
