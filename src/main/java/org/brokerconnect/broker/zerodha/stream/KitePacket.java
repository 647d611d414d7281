package org.brokerconnect.broker.zerodha.stream;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.brokerconnect.broker.Tick;

/**
 * Reads one packet of Kite's price stream (Kite Connect v3 docs, WebSocket streaming). Its length determines its kind:
 * 8, 44 and 184 bytes for tradable listings, 8, 28 and 32 for indices. Each kind begins with the fields that are read
 * here, big endian:
 *
 * <pre>
 *   0  instrument token, 4 bytes unsigned
 *   4  last price, 4 bytes signed: a commodity's price can be negative
 * </pre>
 *
 * A price is a whole multiple of a fraction of a rupee; the fraction depends on the segment, the token's lowest byte.
 * A packet of an unknown segment has no price, because a guessed fraction would show a wrong one; the first packet of
 * each unknown segment is logged.
 */
final class KitePacket {

    private static final Logger LOG = Logger.getLogger(KitePacket.class.getName());

    /**
     * The decimals of a price by segment: NSE, NFO, CDS, BSE, BFO, BCD, MCX, MCXSX, indices; and NCO, whose price has
     * four decimals in Kite's own clients since September 2026.
     */
    private static final Map<Integer, Integer> DECIMALS =
            Map.of(1, 2, 2, 2, 3, 7, 4, 2, 5, 2, 6, 4, 7, 2, 8, 2, 9, 2, 12, 4);

    private static final Set<Integer> LOGGED = ConcurrentHashMap.newKeySet();

    private KitePacket() {}

    /** Empty for a length that Kite's documentation does not list, and for an unknown segment. */
    static Optional<Tick> tick(ByteBuffer packet) {
        return switch (packet.remaining()) {
            case 8, 28, 32, 44, 184 -> read(packet);
            default -> Optional.empty();
        };
    }

    private static Optional<Tick> read(ByteBuffer packet) {
        int token = packet.getInt(0);
        int segment = token & 0xff;
        Integer decimals = DECIMALS.get(segment);
        if (decimals == null) {
            if (LOGGED.add(segment)) {
                LOG.warning(() -> "Kite streams prices of an unknown segment, which are not shown: " + segment);
            }
            return Optional.empty();
        }
        return Optional.of(new Tick(Integer.toUnsignedString(token), BigDecimal.valueOf(packet.getInt(4), decimals)));
    }
}
