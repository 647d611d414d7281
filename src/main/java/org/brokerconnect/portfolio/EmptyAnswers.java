package org.brokerconnect.portfolio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which accounts answered, on this node, that they own nothing any more. Brokers give an empty list also when
 * something is wrong, so the first such answer is doubted and the second one is believed. Thread-safe.
 */
@ApplicationScoped
class EmptyAnswers {

    private record Key(UUID configId, String section) {}

    private final Set<Key> seen = ConcurrentHashMap.newKeySet();

    /** Records an empty answer. @return whether it is the first one since an answer with rows */
    boolean isFirst(UUID configId, PortfolioSection<?> section) {
        return seen.add(new Key(configId, section.name()));
    }

    /** Records an answer with rows. */
    void forget(UUID configId, PortfolioSection<?> section) {
        seen.remove(new Key(configId, section.name()));
    }
}
