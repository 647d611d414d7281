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
import org.brokerconnect.broker.wire.stream.StreamProtocol.Message;
import org.brokerconnect.broker.wire.stream.SubscriptionSync;
import org.junit.jupiter.api.Test;

class KiteSubscriptionSyncTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<List<String>> sent = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> pending = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final SubscriptionSync sync = new SubscriptionSync(new KiteProtocol(List.of()), this::send, failures::add);

    private CompletableFuture<Void> send(List<Message> messages) {
        sent.add(messages.stream().map(Message::text).toList());
        pending.add(new CompletableFuture<>());
        return pending.getLast();
    }

    @Test
    void listings_are_unsubscribed_before_others_are_subscribed() {
        sync.want(Set.of("1"));
        pending.remove().complete(null);

        sync.want(Set.of("2"));

        assertThat(sent.get(1))
                .containsExactly(
                        "{\"a\":\"unsubscribe\",\"v\":[1]}",
                        "{\"a\":\"subscribe\",\"v\":[2]}",
                        "{\"a\":\"mode\",\"v\":[\"quote\",[2]]}");
    }

    @Test
    void changes_during_a_send_become_one_send() {
        sync.want(Set.of("1"));
        sync.want(Set.of("1", "2"));
        sync.want(Set.of("1"));
        sync.want(Set.of("3"));
        assertThat(sent).hasSize(1);

        pending.remove().complete(null);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).hasSize(3).doesNotContain("2");
    }

    @Test
    void a_subscribed_listing_is_not_subscribed_again() {
        sync.want(Set.of("1"));
        pending.remove().complete(null);

        sync.want(Set.of("1"));

        assertThat(sent).hasSize(1);
    }

    @Test
    void a_failed_send_is_reported_and_nothing_else_is_sent() {
        IllegalStateException cause = new IllegalStateException("closed");
        sync.want(Set.of("1"));
        sync.want(Set.of("2"));

        pending.remove().completeExceptionally(cause);

        assertThat(failures).containsExactly(cause);
        assertThat(sent).hasSize(1);
    }

    @Property(tries = 200)
    void after_any_changes_kite_has_the_wanted_subscription(
            @ForAll @Size(max = 20) List<@Size(max = 8) Set<@IntRange(min = 1, max = 10) Integer>> changes,
            @ForAll @Size(20) List<Boolean> answered) {
        new KiteSubscriptionSyncTest().apply(changes, answered);
    }

    /** Runs on its own instance, because all tries of a property share one. */
    private void apply(List<Set<Integer>> changes, List<Boolean> answered) {
        Set<String> wanted = Set.of();
        for (int at = 0; at < changes.size(); at++) {
            wanted = new LinkedHashSet<>(
                    changes.get(at).stream().map(String::valueOf).toList());
            sync.want(wanted);
            if (answered.get(at) && !pending.isEmpty()) {
                pending.remove().complete(null);
            }
        }
        while (!pending.isEmpty()) {
            pending.remove().complete(null);
        }

        assertThat(subscribed()).isEqualTo(wanted);
    }

    /** Kite's subscription after all texts that were sent. */
    private Set<String> subscribed() {
        Set<String> subscribed = new LinkedHashSet<>();
        for (String text : sent.stream().flatMap(List::stream).toList()) {
            JsonNode message = parsed(text);
            List<String> keys = new ArrayList<>();
            message.path("v").forEach(key -> keys.add(key.asText()));
            switch (message.path("a").asText()) {
                case "subscribe" -> subscribed.addAll(keys);
                case "unsubscribe" -> subscribed.removeAll(keys);
                default -> assertThat(message.path("v").path(0).asText()).isEqualTo("quote");
            }
        }
        return subscribed;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
