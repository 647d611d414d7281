package org.brokerconnect.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Locale;
import org.brokerconnect.problem.AcceptLanguage;
import org.brokerconnect.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person that this request's bearer token identifies. */
@RequestScoped
public class Caller {

    private HttpServletRequest request;

    protected Caller() {}

    @Inject
    Caller(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * The token's {@code sub} (OpenID Connect Core section 2); the owner of every row. It is compared exactly: subjects
     * that differ in case, accents, width, blanks or Unicode form are different people.
     *
     * @throws ProblemException {@code sign-in-required} if there is no token, or its subject is not a string, has no
     *     visible character, has control characters or more than 255 characters, or is {@code system}
     */
    public String id() {
        return Subject.of(request.getUserPrincipal()).orElseThrow(() -> ProblemException.of("sign-in-required"));
    }

    /** When the token expires (the {@code exp} claim, RFC 7519 section 4.1.4); whole seconds. */
    public Instant until() {
        return Instant.ofEpochSecond(((JsonWebToken) request.getUserPrincipal()).getExpirationTime());
    }

    /** The language of the response's messages, by the request's Accept-Language header. */
    public Locale locale() {
        return AcceptLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
