package org.brokerconnect.broker.wire.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brokerconnect.broker.Tick;

/** The subscribed listings of a stream, across its sockets. Not thread-safe. */
final class StreamKeys {

    private final StreamAdapter adapter;
    private final Set<String> keys = new LinkedHashSet<>();

    StreamKeys(StreamAdapter adapter) {
        this.adapter = adapter;
    }

    /**
     * Ignores keys that the broker does not issue.
     *
     * @throws IllegalArgumentException if there would be too many; nothing changes then
     */
    void add(Collection<String> more) {
        Set<String> all = keys();
        more.stream().filter(adapter::isKey).forEach(all::add);
        if (all.size() > adapter.maxKeys()) {
            throw new IllegalArgumentException("more listings than one stream takes: " + all.size());
        }
        keys.addAll(all);
    }

    void remove(Collection<String> removed) {
        removed.forEach(keys::remove);
    }

    /** A copy, in the order of subscription. */
    Set<String> keys() {
        return new LinkedHashSet<>(keys);
    }

    /** The ticks of subscribed listings. */
    List<Tick> subscribed(List<Tick> ticks) {
        return ticks.stream().filter(tick -> keys.contains(tick.streamKey())).toList();
    }
}
