package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

class MappersTest {

    /** What the caller sends as Accept-Language. */
    private String language = "";

    private final Map<String, Object> attributes = new HashMap<>();
    private final ProblemResponses responses = new ProblemResponses(PartialFake.of(
            HttpServletRequest.class,
            Map.of(
                    "getRequestURI", none -> "/api/broker/configs",
                    "getHeader", name -> name[0].equals("traceparent") ? null : language,
                    "getAttribute", name -> attributes.get(name[0]),
                    "setAttribute", pair -> attributes.put((String) pair[0], pair[1]))));
    private final UnexpectedProblemMapper unexpected = new UnexpectedProblemMapper(responses);
    private final BadJsonMapper badJson = new BadJsonMapper(responses, unexpected);
    private final WebProblemMapper web = new WebProblemMapper(responses, badJson);

    record Body(String label, int number) {}

    private static JsonProcessingException refusal(String json) {
        try {
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json, Body.class);
            throw new AssertionError("this is read: " + json);
        } catch (JsonProcessingException refused) {
            return refused;
        }
    }

    private static Problem problem(Response response) {
        return (Problem) response.getEntity();
    }

    @Test
    void a_problem_has_the_path_and_the_trace_id_of_the_request_and_is_not_cached() {
        Response response = new ProblemMapper(responses).toResponse(ProblemException.notFound());

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(problem(response).instance()).isEqualTo("/api/broker/configs");
        assertThat(problem(response).traceId()).matches("[0-9a-f]{32}").isEqualTo(responses.traceId());
    }

    @Test
    void a_problem_is_in_the_language_that_the_caller_accepts() {
        language = "fr, xx;q=0.8, en;q=0.5";

        Response response = responses.of(ProblemException.notFound());

        assertThat(response.getLanguage()).isEqualTo(new Locale("xx"));
        assertThat(problem(response).title()).isEqualTo("Xx not found");
        assertThat(problem(response).detail()).startsWith("This does not exist");
    }

    @Test
    void a_401_response_names_the_bearer_scheme() {
        assertThat(responses.of(ProblemException.of("sign-in-required")).getHeaderString("WWW-Authenticate"))
                .isEqualTo("Bearer");
        assertThat(responses.of(ProblemException.notFound()).getHeaderString("WWW-Authenticate"))
                .isNull();
    }

    @Test
    void exceptions_of_the_jax_rs_runtime_become_problem_documents() {
        assertThat(problem(web.toResponse(new NotFoundException("canary"))).type())
                .isEqualTo("not-found");
        assertThat(problem(web.toResponse(new NotSupportedException("canary"))).type())
                .isEqualTo("unsupported-media-type");
        assertThat(problem(web.toResponse(new ServiceUnavailableException("canary")))
                        .type())
                .isEqualTo("service-unavailable");
        assertThat(problem(web.toResponse(new NotFoundException("canary"))).toString())
                .doesNotContain("canary");
    }

    @Test
    void a_405_response_lists_the_allowed_methods() {
        Response response = web.toResponse(new NotAllowedException("GET", new String[] {"PUT"}));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(problem(response).type()).isEqualTo("method-not-allowed");
        assertThat(response.getAllowedMethods()).containsExactlyInAnyOrder("GET", "PUT");
    }

    @Test
    void a_redirection_is_not_changed() {
        Response response = web.toResponse(new RedirectionException(303, URI.create("/elsewhere")));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).isEqualTo(URI.create("/elsewhere"));
    }

    @Test
    void json_of_another_shape_is_refused_with_the_name_of_the_field_but_not_its_value() {
        Problem unknown = problem(badJson.toResponse(refusal("{\"canaryField\":\"canary-value\"}")));
        Problem mistyped = problem(badJson.toResponse(refusal("{\"number\":\"canary-value\"}")));

        assertThat(unknown.type()).isEqualTo("request-malformed");
        assertThat(unknown.errors())
                .isEqualTo(List.of(new FieldError("canaryField", "This resource has no such field.")));
        assertThat(mistyped.errors()).isEqualTo(List.of(new FieldError("number", "This field has the wrong type.")));
        assertThat(unknown.toString() + mistyped).doesNotContain("canary-value");
    }

    @Test
    void half_of_a_character_is_named_and_never_repeated() throws JsonProcessingException {
        InvalidFormatException half =
                InvalidFormatException.from(null, "unpaired surrogate", "canary\ud83d", String.class);
        half.prependPath(Body.class, "label");
        Problem inValue = problem(badJson.toResponse(half));
        Problem inName = problem(badJson.toResponse(refusal("{\"canary\\ud83d\":1}")));

        assertThat(inValue.errors())
                .isEqualTo(List.of(new FieldError(
                        "label", "This text contains half of a character. Type it again instead of pasting it.")));
        assertThat(inName.status()).isEqualTo(400);
        assertThat(inName.errors()).isEmpty();
        assertThat(inValue.toString() + inName).doesNotContain("canary");
    }

    @Test
    void a_body_that_is_not_json_is_refused_without_repeating_it() {
        Problem problem = problem(badJson.toResponse(refusal("{\"label\": canary-value")));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("Nothing was changed. The request body is not JSON.");
        assertThat(problem.toString()).doesNotContain("canary");
    }

    @Test
    void a_json_exception_that_the_runtime_wrapped_is_recognised() {
        Response response = web.toResponse(new BadRequestException(refusal("[]")));

        assertThat(problem(response).type()).isEqualTo("request-malformed");
    }

    @Test
    void an_unexpected_exception_is_logged_once_and_not_described_in_the_response() {
        try (LogOf log = LogOf.of(UnexpectedProblemMapper.class)) {
            Response response = unexpected.toResponse(new IllegalStateException("canary inside"));

            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(problem(response).type()).isEqualTo("unexpected");
            assertThat(problem(response).toString()).doesNotContain("canary");
            assertThat(log.records()).singleElement().satisfies(record -> assertHasTraceIdAndCause(record));
        }
    }

    private void assertHasTraceIdAndCause(LogRecord record) {
        assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(record.getMessage()).contains(responses.traceId());
        assertThat(record.getThrown()).hasMessage("canary inside");
    }

    @Test
    void a_failure_of_the_database_is_a_503_without_a_stack_trace_in_the_log() {
        try (LogOf log = LogOf.of(UnexpectedProblemMapper.class)) {
            Response response = unexpected.toResponse(
                    new IllegalStateException(new SQLTransientConnectionException("away", "08001")));

            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(problem(response).type()).isEqualTo("database-unavailable");
            assertThat(response.getHeaderString("Retry-After")).isEqualTo("3");
            assertThat(log.records()).isEmpty();
        }
    }
}
