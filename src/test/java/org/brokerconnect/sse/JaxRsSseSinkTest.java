package org.brokerconnect.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

/** Each way in which servers report a disconnected client. */
class JaxRsSseSinkTest {

    /** What was sent: the event's fields by name. */
    private final List<Map<String, Object>> sent = new CopyOnWriteArrayList<>();

    private final Map<String, Object> fields = new HashMap<>();

    private JaxRsSseSink client(Supplier<Object> outcome) {
        SseEventSink sink = PartialFake.of(
                SseEventSink.class,
                Map.of(
                        "send",
                        event -> {
                            sent.add(Map.copyOf(fields));
                            fields.clear();
                            return outcome.get();
                        },
                        "close",
                        none -> {
                            throw new IllegalStateException("already closed");
                        }));
        Sse sse = PartialFake.of(Sse.class, Map.of("newEventBuilder", none -> builder()));
        return new JaxRsSseSink(sink, sse, Duration.ofMillis(1));
    }

    private OutboundSseEvent.Builder builder() {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        OutboundSseEvent.Builder[] self = new OutboundSseEvent.Builder[1];
        for (String field : List.of("name", "id", "comment", "data", "mediaType")) {
            answers.put(field, arguments -> {
                fields.put(field, arguments[arguments.length - 1]);
                return self[0];
            });
        }
        answers.put("build", none -> PartialFake.of(OutboundSseEvent.class, Map.of()));
        self[0] = PartialFake.of(OutboundSseEvent.Builder.class, answers);
        return self[0];
    }

    @Test
    void an_event_has_its_name_position_and_json() {
        JaxRsSseSink client = client(() -> CompletableFuture.completedFuture(null));

        assertThat(client.send("change", 7, "data")).isTrue();
        assertThat(client.send("prices", "data")).isTrue();
        assertThat(client.sendHeartbeat()).isTrue();

        assertThat(sent.get(0))
                .containsEntry("name", "change")
                .containsEntry("id", "7")
                .containsEntry("data", "data");
        assertThat(sent.get(1)).containsEntry("name", "prices").doesNotContainKey("id");
        assertThat(sent.get(2)).containsOnlyKeys("comment");
    }

    @Test
    void an_exception_means_that_the_client_has_disconnected() {
        assertThat(client(() -> {
                            throw new IllegalStateException("the sink is closed");
                        })
                        .sendHeartbeat())
                .isFalse();
    }

    @Test
    void a_failed_stage_means_that_the_client_has_disconnected() {
        assertThat(client(() -> CompletableFuture.failedFuture(new IllegalStateException("broken pipe")))
                        .sendHeartbeat())
                .isFalse();
    }

    @Test
    void a_stage_completed_with_an_exception_means_that_the_client_has_disconnected() {
        assertThat(client(() -> CompletableFuture.completedFuture(new IllegalStateException("broken pipe")))
                        .sendHeartbeat())
                .isFalse();
    }

    @Test
    void a_send_timeout_means_that_the_client_has_disconnected() {
        assertThat(client(CompletableFuture::new).sendHeartbeat()).isFalse();
    }

    @Test
    void closing_a_disconnected_client_does_not_throw() {
        assertThatCode(client(CompletableFuture::new)::close).doesNotThrowAnyException();
    }
}
