package org.brokerconnect.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * A problem document (RFC 9457 section 3).
 *
 * @param type a slug of the {@link ProblemCatalog}, such as {@code attempt-unknown}; stable, so that front ends may
 *     switch on it
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail for users: what happened, what it means for the values shown, what to press; contains no secret
 * @param instance the path of the request; null before {@link #at}
 * @param traceId the trace id of the request, as in the log; null before {@link #at}
 * @param errors the fields of the request that are not valid; empty for other problems
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        errors = List.copyOf(errors);
    }

    /** The same problem with the path and the trace id of the request. */
    public Problem at(String path, String trace) {
        return new Problem(type, title, status, detail, path, trace, errors);
    }
}
