package org.brokerconnect.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person whose token came with this request. */
@RequestScoped
public class Caller {

    private JsonWebToken token;

    protected Caller() {}

    @Inject
    Caller(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The person's stable name at the OpenID provider: the {@code sub} claim (OpenID Connect Core section 2). Rows are owned by it.
     *
     * @throws IllegalStateException if nobody is signed in; resources behind a role never see that
     */
    public String id() {
        String subject = token == null ? null : token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new IllegalStateException("a protected resource was reached without a subject");
        }
        return subject;
    }

    /** When the token stops counting (the {@code exp} claim, RFC 7519 section 4.1.4), in full seconds. */
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }
}
