package org.brokerconnect.broker.zerodha.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends the subscription of one socket (Kite Connect v3 docs, WebSocket streaming). Sends the difference between the
 * wanted and the sent listings, and only after the previous send is complete, so that no texts pile up on a slow
 * socket. Kite acknowledges nothing; the next socket sends everything again. Thread-safe; makes no call while it holds
 * its lock.
 */
final class KiteSubscriptionSync {

    private final Function<List<String>, CompletableFuture<?>> sender;
    private final Consumer<Throwable> onFailure;
    private final Set<String> sentKeys = new LinkedHashSet<>();
    private Set<String> wanted = Set.of();
    private boolean sending;

    /**
     * @param sender sends texts in order; its future completes when the next call can be made
     * @param onFailure is called with the reason when a text could not be sent
     */
    KiteSubscriptionSync(Function<List<String>, CompletableFuture<?>> sender, Consumer<Throwable> onFailure) {
        this.sender = sender;
        this.onFailure = onFailure;
    }

    /** Subscribes to exactly these listings. */
    void want(Set<String> keys) {
        synchronized (this) {
            wanted = keys;
        }
        send();
    }

    private void send() {
        List<String> texts = next();
        if (!texts.isEmpty()) {
            sender.apply(texts).whenComplete((sent, failed) -> sent(failed));
        }
    }

    private void sent(Throwable failed) {
        synchronized (this) {
            sending = false;
        }
        if (failed == null) {
            send();
        } else {
            onFailure.accept(failed);
        }
    }

    private synchronized List<String> next() {
        List<String> texts = sending ? List.of() : difference();
        sending |= !texts.isEmpty();
        return texts;
    }

    /**
     * Unsubscribes first, because Kite limits the listings of a socket. Sends the mode although Kite's own clients rely
     * on {@code quote} as the default: no document promises that.
     */
    private List<String> difference() {
        List<String> removed = without(sentKeys, wanted);
        List<String> added = without(wanted, sentKeys);
        sentKeys.removeAll(Set.copyOf(removed));
        sentKeys.addAll(added);
        List<String> texts = new ArrayList<>();
        if (!removed.isEmpty()) {
            texts.add("{\"a\":\"unsubscribe\",\"v\":" + list(removed) + "}");
        }
        if (!added.isEmpty()) {
            texts.add("{\"a\":\"subscribe\",\"v\":" + list(added) + "}");
            texts.add("{\"a\":\"mode\",\"v\":[\"quote\"," + list(added) + "]}");
        }
        return texts;
    }

    private static List<String> without(Set<String> these, Set<String> those) {
        return these.stream().filter(key -> !those.contains(key)).toList();
    }

    private static String list(List<String> numbers) {
        return "[" + String.join(",", numbers) + "]";
    }
}
