package org.brokerconnect.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps exceptions of the JAX-RS runtime (no such path, wrong method, wrong media type) to problem documents. */
@Provider
@ApplicationScoped
public class WebProblemMapper implements ExceptionMapper<WebApplicationException> {

    private ProblemResponses responses;
    private BadJsonMapper badJson;

    public WebProblemMapper() {}

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
        return withAllowed(
                responses.of(StatusProblem.of(status.getStatusCode())),
                refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }

    /** A response with status 405 must list the allowed methods (RFC 9110 section 15.5.6). */
    private static Response withAllowed(Response response, String methods) {
        return methods == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, methods)
                        .build();
    }
}
