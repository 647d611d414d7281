package org.brokerconnect.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Shapes the answer of a failed request. One trace id per request, made when it is first needed. */
@RequestScoped
public class ProblemResponses {

    private final String traceId = TraceId.next();
    private HttpServletRequest request;

    protected ProblemResponses() {}

    @Inject
    ProblemResponses(HttpServletRequest request) {
        this.request = request;
    }

    /** Names this request in the log. */
    public String traceId() {
        return traceId;
    }

    /** The answer for this problem, with the request's path and trace id; never cached. */
    public Response of(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.at(request.getRequestURI(), traceId));
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.build();
    }
}
