package org.brokerconnect.problem;

import java.util.Objects;

/** What is wrong with one field of a request. {@code field} is its JSON name; {@code message} tells a person how to mend it. */
public record FieldError(String field, String message) {

    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
