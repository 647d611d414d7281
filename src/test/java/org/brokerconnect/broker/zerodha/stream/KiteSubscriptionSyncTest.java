package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KiteSubscriptionSyncTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<List<String>> sent = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final KiteSubscriptionSync commands = new KiteSubscriptionSync(this::send, broken::add);

    private CompletableFuture<Void> send(List<String> texts) {
        sent.add(texts);
        underWay.add(new CompletableFuture<>());
        return underWay.getLast();
    }

    @Test
    void room_is_made_before_it_is_used() {
        commands.want(Set.of("1"));
        underWay.remove().complete(null);

        commands.want(Set.of("2"));

        assertThat(sent.get(1))
                .containsExactly(
                        "{\"a\":\"unsubscribe\",\"v\":[1]}",
                        "{\"a\":\"subscribe\",\"v\":[2]}",
                        "{\"a\":\"mode\",\"v\":[\"quote\",[2]]}");
    }

    @Test
    void changes_while_something_is_under_way_become_one() {
        commands.want(Set.of("1"));
        commands.want(Set.of("1", "2"));
        commands.want(Set.of("1"));
        commands.want(Set.of("3"));
        assertThat(sent).hasSize(1);

        underWay.remove().complete(null);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).hasSize(3).doesNotContain("2");
    }

    @Test
    void what_is_known_is_not_told_again() {
        commands.want(Set.of("1"));
        underWay.remove().complete(null);

        commands.want(Set.of("1"));

        assertThat(sent).hasSize(1);
    }

    @Test
    void a_text_that_could_not_be_sent_is_reported_and_nothing_follows() {
        IllegalStateException cause = new IllegalStateException("closed");
        commands.want(Set.of("1"));
        commands.want(Set.of("2"));

        underWay.remove().completeExceptionally(cause);

        assertThat(broken).containsExactly(cause);
        assertThat(sent).hasSize(1);
    }

    @Property(tries = 200)
    void whatever_is_wanted_in_whatever_order_kite_knows_in_the_end(
            @ForAll @Size(max = 20) List<@Size(max = 8) Set<@IntRange(min = 1, max = 10) Integer>> wishes,
            @ForAll @Size(20) List<Boolean> answered) {
        new KiteSubscriptionSyncTest().wish(wishes, answered);
    }

    /** On an instance of its own, because all tries of a property share one. */
    private void wish(List<Set<Integer>> wishes, List<Boolean> answered) {
        Set<String> wanted = Set.of();
        for (int at = 0; at < wishes.size(); at++) {
            wanted = new LinkedHashSet<>(
                    wishes.get(at).stream().map(String::valueOf).toList());
            commands.want(wanted);
            if (answered.get(at) && !underWay.isEmpty()) {
                underWay.remove().complete(null);
            }
        }
        while (!underWay.isEmpty()) {
            underWay.remove().complete(null);
        }

        assertThat(known()).isEqualTo(wanted);
    }

    /** What Kite would have subscribed after all that was sent. */
    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        for (String text : sent.stream().flatMap(List::stream).toList()) {
            JsonNode message = parsed(text);
            List<String> keys = new ArrayList<>();
            message.path("v").forEach(key -> keys.add(key.asText()));
            switch (message.path("a").asText()) {
                case "subscribe" -> known.addAll(keys);
                case "unsubscribe" -> known.removeAll(keys);
                default -> assertThat(message.path("v").path(0).asText()).isEqualTo("quote");
            }
        }
        return known;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
