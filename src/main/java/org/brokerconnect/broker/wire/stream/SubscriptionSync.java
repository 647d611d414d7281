package org.brokerconnect.broker.wire.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.brokerconnect.broker.wire.stream.StreamProtocol.Message;

/**
 * Sends the subscription of one socket: the difference between the wanted and the sent listings, and only after the
 * previous send is complete, so that no messages pile up on a slow socket. Assumes that the broker acknowledges
 * nothing; the next socket sends everything again. Thread-safe; makes no call while it holds its lock.
 */
public final class SubscriptionSync {

    private final Function<List<Message>, CompletableFuture<?>> sender;
    private final Consumer<Throwable> onFailure;
    private final StreamProtocol protocol;
    private final Set<String> sentKeys = new LinkedHashSet<>();
    private Set<String> wanted = Set.of();
    private boolean sending;

    /**
     * @param sender sends messages in order; its future completes when the next call can be made
     * @param onFailure is called with the reason when a message could not be sent
     */
    public SubscriptionSync(
            StreamProtocol protocol,
            Function<List<Message>, CompletableFuture<?>> sender,
            Consumer<Throwable> onFailure) {
        this.protocol = protocol;
        this.sender = sender;
        this.onFailure = onFailure;
    }

    /** Subscribes to exactly these listings. */
    public void want(Set<String> keys) {
        synchronized (this) {
            wanted = keys;
        }
        send();
    }

    private void send() {
        List<Message> messages = next();
        if (!messages.isEmpty()) {
            sender.apply(messages).whenComplete((sent, failed) -> sent(failed));
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

    private synchronized List<Message> next() {
        List<Message> messages = sending ? List.of() : difference();
        sending |= !messages.isEmpty();
        return messages;
    }

    private List<Message> difference() {
        List<String> removed = without(sentKeys, wanted);
        List<String> added = without(wanted, sentKeys);
        sentKeys.removeAll(Set.copyOf(removed));
        sentKeys.addAll(added);
        return removed.isEmpty() && added.isEmpty() ? List.of() : protocol.change(removed, added);
    }

    private static List<String> without(Set<String> these, Set<String> those) {
        return these.stream().filter(key -> !those.contains(key)).toList();
    }
}
