package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;

/** One id leads from a response to the log. */
@WithTestEnvironment
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TestEnvironment environment;
    private final ApiClient api;

    TraceIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    private Reply get(String path, String traceparent) {
        return api.send(api.request(path).header("traceparent", traceparent).buildGet());
    }

    @Test
    void the_trace_id_of_the_caller_is_in_the_response_and_in_the_problem() {
        Reply refused = get("/api/broker/configs", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(refused.header("Trace-Id")).isEqualTo(TRACE);
        assertThat(refused.text("traceId")).isEqualTo(TRACE);
        assertThat(get("/", "00-" + TRACE + "-00f067aa0ba902b7-01").header("Trace-Id"))
                .isEqualTo(TRACE);
    }

    @Test
    void a_malformed_trace_is_replaced_and_every_response_has_one() {
        Reply malformed = get("/api/broker/configs", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01");

        assertThat(malformed.header("Trace-Id")).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        assertThat(malformed.text("traceId")).isEqualTo(malformed.header("Trace-Id"));
        assertThat(get("/settings.json", "x").header("Trace-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    @Attack(
            area = Area.LOGS,
            value = "Values with line breaks and direction characters",
            defence = "Characters that forge or disguise a line are escaped")
    void log_lines_of_a_request_have_its_trace_id_and_no_control_characters_from_outside() throws Exception {
        int before = environment.serverLog().length();
        String subject = "eve\u0007";

        api.send(api.request("/api/broker/configs")
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .header("Authorization", environment.bearer(subject))
                        .buildGet())
                .expectStatus(401);

        // the server writes its log on another thread
        Eventually.holds(
                "the request is in the log",
                () -> environment.serverLog().substring(before).contains("[traceId=" + TRACE + "]"));
        assertThat(environment.serverLog().substring(before)).doesNotContain("\u0007");
    }
}
