package org.brokerconnect.broker.tastytrade.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the changes of a subscription into messages: dxLink closes a connection with code 1009 when a message is too
 * big, and does not say how big it may be. Shared by the sockets of one stream. Thread-safe.
 */
final class SubscriptionBatches {

    private static final int LARGEST = 500;
    private static final int SMALLEST = 10;

    private int size = LARGEST;

    /** Halves the size of later messages. */
    synchronized void shrink() {
        size = Math.max(SMALLEST, size / 2);
    }

    synchronized List<String> messages(List<String> removed, List<String> added) {
        List<String> messages = new ArrayList<>();
        add("remove", removed, messages);
        add("add", added, messages);
        return messages;
    }

    private void add(String change, List<String> symbols, List<String> messages) {
        for (int from = 0; from < symbols.size(); from += size) {
            int to = Math.min(symbols.size(), from + size);
            messages.add(DxLinkMessages.subscription(change, symbols.subList(from, to)));
        }
    }
}
