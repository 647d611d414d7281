package org.brokerconnect.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ends a request with a problem document. Rolls the transaction back and passes an EJB's edge unwrapped. */
@ApplicationException(rollback = true)
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter when another try makes sense (RFC 9110 section 10.2.3); null when that is not known */
    public ProblemException(Problem problem, Duration retryAfter) {
        super(problem.type());
        this.problem = Objects.requireNonNull(problem, "problem");
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** There is nothing here, or it belongs to someone else: the two look the same. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(
                "not-found", 404, "Not found", "There is nothing here that you can see. It may have been deleted."));
    }

    /** Some fields of the request cannot be used; nothing was changed. */
    public static ProblemException invalid(String type, List<FieldError> errors) {
        return new ProblemException(Problem.of(
                        type,
                        400,
                        "Some fields need another look",
                        "Nothing was saved. Correct the marked fields and send again.")
                .with(errors));
    }

    /** The body of a request that needs one. An absent body and the JSON literal null look the same. */
    public static <T> T required(T body) {
        if (body == null) {
            throw new ProblemException(Problem.of(
                    "request-malformed",
                    400,
                    "The request could not be read",
                    "Nothing was changed. The body is missing."));
        }
        return body;
    }
}
