package org.brokerconnect.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * A problem document (RFC 9457 section 3).
 *
 * @param type a stable slug such as {@code attempt-expired}; front ends may switch on it
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail for people: what happened, whether it heals by itself, what to do; carries no secret
 * @param instance the path of the request
 * @param traceId the same id as in the log
 * @param errors what is wrong with which field of the request; empty when that is not the trouble
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

    /** A problem that still misses where it happened. */
    public static Problem of(String type, int status, String title, String detail) {
        return new Problem(type, title, status, detail, null, null, List.of());
    }

    /** The same with the fields that are wrong. */
    public Problem with(List<FieldError> fields) {
        return new Problem(type, title, status, detail, instance, traceId, fields);
    }

    /** The same, with where it happened. */
    public Problem at(String path, String trace) {
        return new Problem(type, title, status, detail, path, trace, errors);
    }
}
