package org.brokerconnect.broker.zerodha.stream;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.broker.Quote.Day;
import org.brokerconnect.broker.Quote.Level;
import org.brokerconnect.broker.Quote.Market;
import org.brokerconnect.broker.Tick;

/**
 * One packet of Kite's price stream. Its length tells its kind; a kind begins with all of the kind before it:
 *
 * <pre>
 *   8  0 token, 4 last price                                      any listing
 *  44  8 last quantity, 12 average price, 16 volume, 20 to buy,   tradable
 *      24 to sell, 28 open, 32 high, 36 low, 40 previous close
 * 184  44 last trade, 48 open interest, 52 its high, 56 its low,  tradable
 *      60 exchange time, 64 five bids, 124 five asks
 *  28  8 high, 12 low, 16 open, 20 previous close, 24 change      index
 *  32  28 exchange time                                           index
 * </pre>
 *
 * Numbers have four bytes. Prices are signed, because a commodity's may fall below zero, and whole multiples of a
 * fraction of a rupee that depends on the segment, the token's lowest byte. Everything else is unsigned: a day's volume
 * goes beyond 2^31. Times are seconds since 1970; 0 is none. A row of the order book has twelve bytes: quantity, price,
 * two bytes of orders, two of nothing. The sent change of an index is not used: it is the last price less the previous
 * close for every listing.
 */
final class KitePacket {

    private static final int CURRENCY_DERIVATIVES = 3;
    private static final int BSE_CURRENCY_DERIVATIVES = 6;
    private static final int DEPTH_ROWS = 5;
    private static final int DEPTH_ROW_BYTES = 12;

    private final ByteBuffer bytes;
    private final int decimals;

    private KitePacket(ByteBuffer bytes) {
        this.bytes = bytes;
        this.decimals = switch (bytes.getInt(0) & 0xff) {
            case CURRENCY_DERIVATIVES -> 7;
            case BSE_CURRENCY_DERIVATIVES -> 4;
            default -> 2;
        };
    }

    /** What the packet says; empty for a length that Kite's documentation does not know. */
    static Optional<Tick> tick(ByteBuffer packet) {
        return switch (packet.remaining()) {
            case 8 -> Optional.of(new KitePacket(packet).lastPriceOnly());
            case 28, 32 -> Optional.of(new KitePacket(packet).index());
            case 44, 184 -> Optional.of(new KitePacket(packet).tradable());
            default -> Optional.empty();
        };
    }

    private Tick lastPriceOnly() {
        return new Tick(key(), price(4), Optional.empty(), Optional.empty());
    }

    private Tick index() {
        Day day = new Day(price(16), price(8), price(12), price(20));
        Optional<Instant> at = has(32) ? time(28) : Optional.empty();
        BigDecimal none = BigDecimal.ZERO;
        Market market = new Market(
                at,
                Optional.empty(),
                none,
                none,
                none,
                none,
                none,
                none,
                change(day),
                none,
                none,
                List.of(),
                List.of());
        return new Tick(key(), price(4), Optional.of(day), Optional.of(market));
    }

    private Tick tradable() {
        Day day = new Day(price(28), price(32), price(36), price(40));
        boolean full = has(184);
        Market market = new Market(
                full ? time(60) : Optional.empty(),
                full ? time(44) : Optional.empty(),
                number(8),
                price(12),
                number(16),
                number(20),
                number(24),
                full ? number(48) : BigDecimal.ZERO,
                change(day),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                full ? levels(64) : List.of(),
                full ? levels(64 + DEPTH_ROWS * DEPTH_ROW_BYTES) : List.of());
        return new Tick(key(), price(4), Optional.of(day), Optional.of(market));
    }

    /** Rows without orders fill up the five and say nothing. */
    private List<Level> levels(int start) {
        List<Level> levels = new ArrayList<>(DEPTH_ROWS);
        for (int at = start; at < start + DEPTH_ROWS * DEPTH_ROW_BYTES; at += DEPTH_ROW_BYTES) {
            int orders = Short.toUnsignedInt(bytes.getShort(at + 8));
            if (orders > 0 || bytes.getInt(at) != 0) {
                levels.add(new Level(price(at + 4), number(at), orders));
            }
        }
        return levels;
    }

    private BigDecimal change(Day day) {
        return price(4).subtract(day.previousClose());
    }

    private boolean has(int length) {
        return bytes.remaining() >= length;
    }

    private String key() {
        return Integer.toUnsignedString(bytes.getInt(0));
    }

    private BigDecimal price(int at) {
        return BigDecimal.valueOf(bytes.getInt(at), decimals);
    }

    private BigDecimal number(int at) {
        return BigDecimal.valueOf(Integer.toUnsignedLong(bytes.getInt(at)));
    }

    private Optional<Instant> time(int at) {
        long seconds = Integer.toUnsignedLong(bytes.getInt(at));
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
