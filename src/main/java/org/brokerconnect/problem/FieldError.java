package org.brokerconnect.problem;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with one field of a request. {@code field} is its JSON name; {@code message} tells a person how to mend it. */
public record FieldError(
        @Schema(required = true) String field,
        @Schema(required = true) String message) {

    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
