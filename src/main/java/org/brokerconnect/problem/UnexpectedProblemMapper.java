package org.brokerconnect.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Maps any other exception to a 500 response. Logs it once with the trace id; the response contains nothing else about
 * it.
 */
@Provider
@ApplicationScoped
public class UnexpectedProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UnexpectedProblemMapper.class.getName());

    private ProblemResponses responses;

    public UnexpectedProblemMapper() {}

    @Inject
    UnexpectedProblemMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(Throwable unexpected) {
        LOG.log(Level.SEVERE, unexpected, () -> "unexpected failure, trace id " + responses.traceId());
        return responses.of(ProblemException.of("unexpected"));
    }
}
