package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A trace leads from the request of a page to the call to the broker, when the server exports spans. */
@WithTestEnvironment
class SpansIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    private static SpanReceiver receiver;
    private static ApplicationServer server;

    private final TestEnvironment environment;

    SpansIT(TestEnvironment environment) {
        this.environment = environment.through(server);
    }

    @BeforeAll
    static void start_a_server_that_exports_spans(TestEnvironment environment) throws IOException {
        receiver = new SpanReceiver();
        server = environment.another(
                "traced",
                Map.of(
                        "otel.sdk.disabled", "false",
                        "otel.service.name", "broker-connect",
                        "otel.logs.exporter", "none",
                        "otel.metrics.exporter", "none",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.exporter.otlp.endpoint", receiver.url().toString(),
                        "otel.bsp.schedule.delay", "100"));
        server.start(Duration.ofMinutes(5));
    }

    @AfterAll
    static void stop_it() {
        server.close();
        receiver.close();
    }

    @Test
    void the_call_to_the_broker_belongs_to_the_trace_of_the_page() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        ApiClient api = new ApiClient(environment);

        api.send(api.request("/api/portfolio/" + account.id())
                        .header("Authorization", environment.bearer("investor"))
                        .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                        .buildGet())
                .expectStatus(200);

        // a span is exported when it has ended: the call before the request
        Eventually.holds("the span of the request", () -> !ofKind(SpanKind.SPAN_KIND_SERVER)
                .isEmpty());
        Span request = ofKind(SpanKind.SPAN_KIND_SERVER).get(0);
        assertThat(hex(request.getParentSpanId())).isEqualTo(PARENT);
        assertThat(ofKind(SpanKind.SPAN_KIND_CLIENT)).isNotEmpty().allSatisfy(call -> {
            assertThat(call.getName()).isEqualTo("call Kite");
            assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
        });
        assertThat(receiver.all()).contains("callback").doesNotContain(TestEnvironment.TOKEN_PREFIX, "state=");
    }

    private static List<Span> ofKind(SpanKind kind) {
        return receiver.ofTrace(TRACE).stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
