package org.brokerconnect.broker.zerodha.stream;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;
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
 */
final class KitePacket {

    private static final int CURRENCY_DERIVATIVES = 3;
    private static final int BSE_CURRENCY_DERIVATIVES = 6;

    private KitePacket() {}

    /** Empty for a length that Kite's documentation does not list. */
    static Optional<Tick> tick(ByteBuffer packet) {
        return switch (packet.remaining()) {
            case 8, 28, 32, 44, 184 -> Optional.of(read(packet));
            default -> Optional.empty();
        };
    }

    private static Tick read(ByteBuffer packet) {
        int token = packet.getInt(0);
        return new Tick(Integer.toUnsignedString(token), BigDecimal.valueOf(packet.getInt(4), decimals(token)));
    }

    private static int decimals(int token) {
        return switch (token & 0xff) {
            case CURRENCY_DERIVATIVES -> 7;
            case BSE_CURRENCY_DERIVATIVES -> 4;
            default -> 2;
        };
    }
}
