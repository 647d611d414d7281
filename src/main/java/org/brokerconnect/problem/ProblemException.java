package org.brokerconnect.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends a request with a problem document. Rolls the transaction back and passes the edge of an EJB unwrapped. The words
 * are chosen when the response is written, in the caller's language. Immutable: each method that adds something returns
 * another exception.
 */
@ApplicationException(rollback = true)
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(3);

    private final String slug;
    private final int status;
    private final String detailKey;
    private final String brokerName;
    private final transient List<InvalidField> fields;
    private final Duration retryAfter;

    private ProblemException(
            String slug,
            int status,
            String detailKey,
            String brokerName,
            List<InvalidField> fields,
            Duration retryAfter) {
        super(slug);
        this.slug = Objects.requireNonNull(slug, "slug");
        this.status = status;
        this.detailKey = detailKey;
        this.brokerName = brokerName;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /**
     * A problem of the catalogue with its status and words; 409 (Conflict) for a slug without a status.
     *
     * @param slug of the catalogue, or an adapter's own code
     */
    public static ProblemException of(String slug) {
        ProblemType type = ProblemCatalog.type(slug);
        return new ProblemException(
                slug, type.status().orElse(409), ProblemCatalog.detailKey(slug), null, List.of(), null);
    }

    /** The resource does not exist or belongs to another person; the response is the same. */
    public static ProblemException notFound() {
        return of("not-found");
    }

    /** The database does not respond, is overloaded, or waited too long for a lock; 503 with {@code Retry-After}. */
    public static ProblemException databaseUnavailable() {
        return of("database-unavailable").withRetryAfter(DATABASE_RETRY_AFTER);
    }

    /** Some fields of the request are not valid; nothing was changed. */
    public static ProblemException invalid(String slug, List<InvalidField> fields) {
        return of(slug).withFields(fields);
    }

    /**
     * The body of a request that needs one. An absent body and the JSON literal null cannot be distinguished.
     *
     * @throws ProblemException {@code request-malformed} if the body is null
     */
    public static <T> T required(T body) {
        if (body == null) {
            throw of("request-malformed").withDetail("request-malformed.detail.body-missing");
        }
        return body;
    }

    /** The problem's type. */
    public String slug() {
        return slug;
    }

    /** @param name the broker's display name; null if unknown */
    public ProblemException withBroker(String name) {
        return new ProblemException(slug, status, detailKey, name, fields, retryAfter);
    }

    public ProblemException withStatus(int httpStatus) {
        return new ProblemException(slug, httpStatus, detailKey, brokerName, fields, retryAfter);
    }

    /** @param key of {@code problems.properties}, in place of the slug's own detail */
    public ProblemException withDetail(String key) {
        return new ProblemException(slug, status, key, brokerName, fields, retryAfter);
    }

    public ProblemException withFields(List<InvalidField> invalid) {
        return new ProblemException(slug, status, detailKey, brokerName, invalid, retryAfter);
    }

    /** @param pause until another try makes sense (RFC 9110 section 10.2.3), in full seconds */
    public ProblemException withRetryAfter(Duration pause) {
        return new ProblemException(slug, status, detailKey, brokerName, fields, pause);
    }

    /** The document in this language; it still lacks the request's path and trace id. */
    public Problem problem(Locale locale) {
        ProblemWords words = ProblemCatalog.words(slug, locale, brokerName);
        String detail = ProblemCatalog.text(detailKey, locale, brokerName);
        List<FieldError> errors = fields.stream().map(field -> field.in(locale)).toList();
        return new Problem(slug, words.title(), status, detail, null, null, errors);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
