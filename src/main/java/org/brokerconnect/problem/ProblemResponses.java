package org.brokerconnect.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;

/** Builds the response of a failed request, in the caller's language. The request has one trace id. */
@RequestScoped
public class ProblemResponses {

    private HttpServletRequest request;

    protected ProblemResponses() {}

    @Inject
    ProblemResponses(HttpServletRequest request) {
        this.request = request;
    }

    /** The id of this request in the log. */
    public String traceId() {
        return TraceId.of(request);
    }

    /** The response with the request's path and trace id; never cached. */
    public Response of(ProblemException refused) {
        Locale locale = AcceptLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = refused.problem(locale).at(request.getRequestURI(), traceId());
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .language(locale)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refused.retryAfter().ifPresent(pause -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(pause)));
        return response.build();
    }

    /** Rounded up, so that a client that keeps the pause does not come too early. */
    private static long wholeSeconds(Duration pause) {
        return pause.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
