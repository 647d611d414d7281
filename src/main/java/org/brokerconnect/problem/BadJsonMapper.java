package org.brokerconnect.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Answers a body that is no JSON, or JSON of another shape. Names the field, never what stood in it. */
@Provider
@ApplicationScoped
public class BadJsonMapper implements ExceptionMapper<JsonProcessingException> {

    private ProblemResponses responses;
    private UnexpectedProblemMapper unexpected;

    protected BadJsonMapper() {}

    @Inject
    BadJsonMapper(ProblemResponses responses, UnexpectedProblemMapper unexpected) {
        this.responses = responses;
        this.unexpected = unexpected;
    }

    @Override
    public Response toResponse(JsonProcessingException bad) {
        if (bad.getProcessor() instanceof JsonGenerator) {
            return unexpected.toResponse(bad);
        }
        if (bad.getCause() instanceof ProblemException refused) {
            return responses.of(refused.problem());
        }
        Problem problem = Problem.of(
                "request-malformed", 400, "The request could not be read", "Nothing was changed. " + sentence(bad));
        return responses.of(problem.with(fields(bad)));
    }

    private static String sentence(JsonProcessingException bad) {
        return bad instanceof JsonMappingException
                ? "The body is JSON, but not of the shape that this resource takes."
                : "The body is not JSON.";
    }

    private static List<FieldError> fields(JsonProcessingException bad) {
        if (bad instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().get(mapping.getPath().size() - 1).getFieldName();
            if (field != null) {
                return List.of(new FieldError(field, message(bad)));
            }
        }
        return List.of();
    }

    private static String message(JsonProcessingException bad) {
        return bad instanceof UnrecognizedPropertyException
                ? "This resource has no such field."
                : "This field has another type.";
    }
}
