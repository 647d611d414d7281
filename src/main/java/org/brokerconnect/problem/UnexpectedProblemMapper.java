package org.brokerconnect.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.database.DatabaseCircuit;
import org.brokerconnect.database.DatabaseFailures;

/**
 * Maps any other exception: to 503 {@code database-unavailable} if the database caused it, else to 500, which is logged
 * once with the trace id. The response contains nothing else about the exception.
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
        if (DatabaseFailures.isTransient(unexpected)) {
            return databaseUnavailable(unexpected);
        }
        LOG.log(Level.SEVERE, unexpected, () -> "unexpected failure, trace id " + responses.traceId());
        return responses.of(ProblemException.of("unexpected"));
    }

    /** Logs no trace: during an outage every request fails in the same way. */
    private Response databaseUnavailable(Throwable failure) {
        DatabaseCircuit.ofThisNode().report(failure);
        return responses.of(ProblemException.databaseUnavailable());
    }
}
