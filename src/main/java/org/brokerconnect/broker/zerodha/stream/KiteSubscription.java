package org.brokerconnect.broker.zerodha.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.brokerconnect.broker.Tick;

/** The subscribed listings of a stream, across its sockets. Not thread-safe. */
final class KiteSubscription {

    /** The limit of one socket (Kite Connect v3 docs, WebSocket streaming). */
    static final int MAX_KEYS = 3000;

    private static final Pattern INSTRUMENT_TOKEN = Pattern.compile("[1-9][0-9]{0,9}");

    private final Set<String> keys = new LinkedHashSet<>();

    /**
     * Ignores keys that are not instrument tokens.
     *
     * @throws IllegalArgumentException if there would be too many; nothing changes then
     */
    void add(Collection<String> more) {
        Set<String> all = keys();
        more.stream().filter(key -> INSTRUMENT_TOKEN.matcher(key).matches()).forEach(all::add);
        if (all.size() > MAX_KEYS) {
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
