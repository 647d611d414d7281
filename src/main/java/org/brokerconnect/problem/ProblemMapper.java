package org.brokerconnect.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what our own code refused. Expected, so it is not logged. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<ProblemException> {

    private ProblemResponses responses;

    protected ProblemMapper() {}

    @Inject
    ProblemMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(ProblemException refused) {
        Response answer = responses.of(refused.problem());
        return refused.retryAfter()
                .map(pause -> Response.fromResponse(answer)
                        .header("Retry-After", pause.toSeconds())
                        .build())
                .orElse(answer);
    }
}
