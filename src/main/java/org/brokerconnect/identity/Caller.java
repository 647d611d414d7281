package org.brokerconnect.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Locale;
import org.brokerconnect.problem.AcceptLanguage;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person that this request's bearer token identifies. */
@RequestScoped
public class Caller {

    private JsonWebToken token;
    private HttpServletRequest request;

    protected Caller() {}

    @Inject
    Caller(JsonWebToken token, HttpServletRequest request) {
        this.token = token;
        this.request = request;
    }

    /**
     * The token's {@code sub} (OpenID Connect Core section 2); the owner of every row.
     *
     * @throws IllegalStateException if there is no token with a subject; cannot happen in resources that require a role
     */
    public String id() {
        String subject = token == null ? null : token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new IllegalStateException("a protected resource was reached without a subject");
        }
        return subject;
    }

    /** When the token expires (the {@code exp} claim, RFC 7519 section 4.1.4); whole seconds. */
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /** The language of the response's messages, by the request's Accept-Language header. */
    public Locale locale() {
        return AcceptLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
