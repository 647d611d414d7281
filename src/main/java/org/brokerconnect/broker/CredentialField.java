package org.brokerconnect.broker;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A field of the form that sets a broker up.
 *
 * @param name the request field: {@code apiKey} or {@code apiSecret}
 * @param label the broker's own term
 * @param hint one sentence: where to find the value and its form
 * @param pattern a regular expression for the whole value, valid in ECMAScript and in Java
 * @param secret whether the form hides the value
 */
public record CredentialField(String name, String label, String hint, String pattern, boolean secret) {

    /** @throws java.util.regex.PatternSyntaxException if {@code pattern} is not a regular expression */
    public CredentialField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(hint, "hint");
        Pattern.compile(pattern);
    }

    /** Whether the value is well-formed; it may still be unknown to the broker. Null is not well-formed. */
    public boolean accepts(String value) {
        return value != null && Pattern.matches(pattern, value);
    }
}
