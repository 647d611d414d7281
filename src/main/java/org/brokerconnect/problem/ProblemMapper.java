package org.brokerconnect.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a {@link ProblemException} to its response. It is an expected outcome, so it is not logged. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<ProblemException> {

    private ProblemResponses responses;

    public ProblemMapper() {}

    @Inject
    ProblemMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(ProblemException refused) {
        return responses.of(refused);
    }
}
