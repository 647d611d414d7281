package org.brokerconnect.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers what nobody expected: logged once with the trace id; the caller learns nothing else. */
@Provider
@ApplicationScoped
public class UnexpectedProblemMapper implements ExceptionMapper<Throwable> {

    static final String DETAIL = "Something went wrong on our side and was noted. Try again in a minute;"
            + " if it stays, give your administrator the trace id.";

    private static final Logger LOG = Logger.getLogger(UnexpectedProblemMapper.class.getName());

    private ProblemResponses responses;

    protected UnexpectedProblemMapper() {}

    @Inject
    UnexpectedProblemMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(Throwable unexpected) {
        LOG.log(Level.SEVERE, unexpected, () -> "unexpected failure, trace id " + responses.traceId());
        return responses.of(Problem.of("unexpected", 500, "Something went wrong", DETAIL));
    }
}
