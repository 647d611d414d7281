package org.brokerconnect.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.brokerconnect.text.PlainText;

/** Maps a body that is not JSON, or JSON of another shape, to a problem document. Names the field, never its value. */
@Provider
@ApplicationScoped
public class BadJsonMapper implements ExceptionMapper<JsonProcessingException> {

    private ProblemResponses responses;
    private UnexpectedProblemMapper unexpected;

    public BadJsonMapper() {}

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
            return responses.of(refused);
        }
        return responses.of(
                ProblemException.invalid("request-malformed", fields(bad)).withDetail(detail(bad)));
    }

    private static String detail(JsonProcessingException bad) {
        return bad instanceof JsonMappingException
                ? "request-malformed.detail.other-shape"
                : "request-malformed.detail.not-json";
    }

    private static List<InvalidField> fields(JsonProcessingException bad) {
        if (bad instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().get(mapping.getPath().size() - 1).getFieldName();
            if (field != null && PlainText.isWellFormed(field)) {
                return List.of(InvalidField.of(field, message(bad)));
            }
        }
        return List.of();
    }

    private static String message(JsonProcessingException bad) {
        if (bad instanceof UnrecognizedPropertyException) {
            return "field.unknown";
        }
        boolean isText = bad instanceof InvalidFormatException format
                && format.getTargetType() == String.class
                && format.getValue() instanceof String;
        return isText ? "field.half-character" : "field.wrong-type";
    }
}
