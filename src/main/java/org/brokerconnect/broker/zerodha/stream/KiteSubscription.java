package org.brokerconnect.broker.zerodha.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.brokerconnect.broker.Tick;

/** Which listings a stream is for, whatever becomes of its sockets. Not safe for many threads. */
final class KiteSubscription {

    /** For one socket (Kite Connect v3 docs, WebSocket streaming). */
    static final int MOST_KEYS = 3000;

    private static final Pattern INSTRUMENT_TOKEN = Pattern.compile("[1-9][0-9]{0,9}");

    private final Set<String> keys = new LinkedHashSet<>();

    /**
     * Keys that are no instrument tokens are left out.
     *
     * @throws IllegalArgumentException if there were too many; nothing changed then
     */
    void add(Collection<String> more) {
        Set<String> all = keys();
        more.stream().filter(key -> INSTRUMENT_TOKEN.matcher(key).matches()).forEach(all::add);
        if (all.size() > MOST_KEYS) {
            throw new IllegalArgumentException("more listings than fit into one stream: " + all.size());
        }
        keys.addAll(all);
    }

    void remove(Collection<String> gone) {
        gone.forEach(keys::remove);
    }

    /** A copy, in the order in which they came. */
    Set<String> keys() {
        return new LinkedHashSet<>(keys);
    }

    List<Tick> wantedOf(List<Tick> ticks) {
        return ticks.stream().filter(tick -> keys.contains(tick.streamKey())).toList();
    }
}
