package org.brokerconnect.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Locale;
import org.brokerconnect.problem.AcceptLanguage;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person whose token came with this request. */
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

    /** The language of the answer's messages, by the request's Accept-Language header. */
    public Locale locale() {
        return AcceptLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
