package org.brokerconnect.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.util.List;
import java.util.Objects;

/**
 * A problem document (RFC 9457 section 3).
 *
 * @param type a slug of the {@link ProblemCatalog}, such as {@code attempt-unknown}; stable, so that front ends may
 *     switch on it. In JSON it is the path of the page that describes it, {@code /problems/attempt-unknown}
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail for users: what happened, what it means for the values shown, what to press; contains no secret
 * @param instance the path of the request; null before {@link #at}
 * @param traceId the trace id of the request, as in the log; null before {@link #at}
 * @param errors the fields of the request that are not valid; empty for other problems
 */
public record Problem(
        @JsonSerialize(converter = TypePath.class) String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Where the pages of the types are, each at its slug. */
    public static final String TYPES = "/problems/";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        errors = List.copyOf(errors);
    }

    /** RFC 9457 section 3.1.1 recommends a relative reference with the whole path; a code without an entry has none. */
    static final class TypePath extends StdConverter<String, String> {

        @Override
        public String convert(String slug) {
            return TYPES + ProblemCatalog.type(slug).slug();
        }
    }

    /** The same problem with the path and the trace id of the request. */
    public Problem at(String path, String trace) {
        return new Problem(type, title, status, detail, path, trace, errors);
    }
}
