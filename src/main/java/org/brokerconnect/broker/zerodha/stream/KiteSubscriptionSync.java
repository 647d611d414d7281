package org.brokerconnect.broker.zerodha.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells Kite on one socket which listings it is for (Kite Connect v3 docs, WebSocket streaming). What is sent is the
 * difference between what is wanted and what was told, and only when all that was sent before is on its way: nothing
 * piles up while a socket is slow, and Kite, which acknowledges nothing, is told everything anew on the next socket.
 * Safe for many threads; calls nobody while it holds its lock.
 */
final class KiteSubscriptionSync {

    private final Function<List<String>, CompletableFuture<?>> sender;
    private final Consumer<Throwable> whenBroken;
    private final Set<String> told = new LinkedHashSet<>();
    private Set<String> wanted = Set.of();
    private boolean sending;

    /**
     * @param sender sends texts in order; the future tells when the next call may be made
     * @param whenBroken hears why a text could not be sent
     */
    KiteSubscriptionSync(Function<List<String>, CompletableFuture<?>> sender, Consumer<Throwable> whenBroken) {
        this.sender = sender;
        this.whenBroken = whenBroken;
    }

    /** From now on the socket is for these, and no others. */
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
            whenBroken.accept(failed);
        }
    }

    private synchronized List<String> next() {
        List<String> texts = sending ? List.of() : difference();
        sending |= !texts.isEmpty();
        return texts;
    }

    /**
     * Room is made before it is used. The mode is sent although clients take {@code quote} for the mode of a bare
     * subscription: no document promises it.
     */
    private List<String> difference() {
        List<String> gone = without(told, wanted);
        List<String> come = without(wanted, told);
        told.removeAll(Set.copyOf(gone));
        told.addAll(come);
        List<String> texts = new ArrayList<>();
        if (!gone.isEmpty()) {
            texts.add("{\"a\":\"unsubscribe\",\"v\":" + list(gone) + "}");
        }
        if (!come.isEmpty()) {
            texts.add("{\"a\":\"subscribe\",\"v\":" + list(come) + "}");
            texts.add("{\"a\":\"mode\",\"v\":[\"quote\"," + list(come) + "]}");
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
