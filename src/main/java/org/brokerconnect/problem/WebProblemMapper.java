package org.brokerconnect.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives the refusals of the JAX-RS runtime itself (no such path, wrong method, wrong media type) the same form as ours. */
@Provider
@ApplicationScoped
public class WebProblemMapper implements ExceptionMapper<WebApplicationException> {

    private ProblemResponses responses;
    private BadJsonMapper badJson;

    protected WebProblemMapper() {}

    @Inject
    WebProblemMapper(ProblemResponses responses, BadJsonMapper badJson) {
        this.responses = responses;
        this.badJson = badJson;
    }

    @Override
    public Response toResponse(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException bad) {
            return badJson.toResponse(bad);
        }
        Response.StatusType status = refused.getResponse().getStatusInfo();
        if (status.getStatusCode() < 400) {
            return refused.getResponse();
        }
        return responses.of(Problem.of(slug(status), status.getStatusCode(), status.getReasonPhrase(), detail(status)));
    }

    private static String slug(Response.StatusType status) {
        return status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String detail(Response.StatusType status) {
        return status.getStatusCode() < 500
                ? "This address does not take this request; nothing was changed. The API's description is at /openapi."
                : UnexpectedProblemMapper.DETAIL;
    }
}
