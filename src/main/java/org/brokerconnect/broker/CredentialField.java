package org.brokerconnect.broker;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that a person types to set a broker up.
 *
 * @param name the request field: {@code apiKey} or {@code apiSecret}
 * @param label the broker's own word for it
 * @param hint where to find it and what it looks like, in one sentence
 * @param pattern what a well-formed value matches as a whole; usable in ECMAScript as well as in Java
 * @param secret whether it is hidden while it is typed
 */
public record CredentialField(String name, String label, String hint, String pattern, boolean secret) {

    /** @throws java.util.regex.PatternSyntaxException if {@code pattern} is no regular expression */
    public CredentialField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(hint, "hint");
        Pattern.compile(pattern);
    }

    /**
     * Whether the value has the right form; says nothing about whether the broker knows it. Null is not well formed.
     */
    public boolean accepts(String value) {
        return value != null && Pattern.matches(pattern, value);
    }
}
