package org.brokerconnect.problem;

import java.util.Objects;

/**
 * A field error of a problem document.
 *
 * @param field the field's JSON name, or the name of the parameter
 * @param message how to correct the field
 */
public record FieldError(String field, String message) {

    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
