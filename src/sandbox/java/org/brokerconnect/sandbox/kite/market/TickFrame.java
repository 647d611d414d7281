package org.brokerconnect.sandbox.kite.market;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A binary frame of the ticker, all integers big-endian: a 16-bit count of packets, then for each packet its length in
 * 16 bits and its bytes (Kite Connect v3 docs, WebSocket streaming; price divisors and index packets as in the official
 * clients).
 */
public final class TickFrame {
    private static final int LTP_BYTES = 8;
    private static final int QUOTE_BYTES = 44;
    private static final int FULL_BYTES = 184;
    private static final int INDEX_QUOTE_BYTES = 28;
    private static final int INDEX_FULL_BYTES = 32;

    private final List<byte[]> packets = new ArrayList<>();

    /** The heartbeat: a frame of one byte. */
    public static byte[] heartbeat() {
        return new byte[] {0};
    }

    /** Adds a packet. */
    public TickFrame with(Quote quote, TickMode mode) {
        packets.add(quote.instrument().isIndex() ? index(quote, mode) : tradable(quote, mode));
        return this;
    }

    /** Whether the frame has no packets. */
    public boolean isEmpty() {
        return packets.isEmpty();
    }

    /** The encoded frame. */
    public byte[] bytes() {
        int size = 2 + packets.stream().mapToInt(packet -> 2 + packet.length).sum();
        ByteBuffer frame = ByteBuffer.allocate(size).putShort((short) packets.size());
        packets.forEach(packet -> frame.putShort((short) packet.length).put(packet));
        return frame.array();
    }

    /**
     * Instrument token, last price; from QUOTE on: high, low, open, close, change; in FULL: exchange time in epoch
     * seconds.
     */
    private static byte[] index(Quote quote, TickMode mode) {
        Packet packet = new Packet(size(mode, INDEX_QUOTE_BYTES, INDEX_FULL_BYTES), quote.instrument());
        packet.price(quote.last());
        if (mode != TickMode.LTP) {
            packet.price(quote.high()).price(quote.low()).price(quote.open()).price(quote.close());
            packet.price(quote.change());
        }
        if (mode == TickMode.FULL) {
            packet.time(quote.time());
        }
        return packet.array();
    }

    /**
     * Instrument token, last price; from QUOTE on: the figures of the day up to byte 44; in FULL: times, open interest
     * and ten order book levels.
     */
    private static byte[] tradable(Quote quote, TickMode mode) {
        Packet packet = new Packet(size(mode, QUOTE_BYTES, FULL_BYTES), quote.instrument());
        packet.price(quote.last());
        if (mode != TickMode.LTP) {
            packet.number(quote.lastQuantity()).price(quote.averagePrice()).number(quote.volume());
            packet.number(quote.buyQuantity()).number(quote.sellQuantity());
            packet.price(quote.open()).price(quote.high()).price(quote.low()).price(quote.close());
        }
        if (mode == TickMode.FULL) {
            packet.time(quote.lastTradeTime()).number(quote.openInterest());
            packet.number(quote.openInterestHigh())
                    .number(quote.openInterestLow())
                    .time(quote.time());
            quote.bids().forEach(packet::level);
            quote.asks().forEach(packet::level);
        }
        return packet.array();
    }

    private static int size(TickMode mode, int quoteBytes, int fullBytes) {
        return mode == TickMode.LTP ? LTP_BYTES : mode == TickMode.QUOTE ? quoteBytes : fullBytes;
    }

    /** Writes one packet; its first four bytes are the instrument token. */
    private static final class Packet {
        private final ByteBuffer bytes;
        private final int divisor;

        Packet(int size, Instrument instrument) {
            bytes = ByteBuffer.allocate(size).putInt((int) instrument.token());
            divisor = instrument.priceDivisor();
        }

        Packet price(double rupees) {
            return number(Math.round(rupees * divisor));
        }

        Packet number(long value) {
            bytes.putInt((int) value);
            return this;
        }

        Packet time(Instant instant) {
            return number(instant == null ? 0 : instant.getEpochSecond());
        }

        /** Quantity in 4 bytes, price in 4, orders in 2, 2 unused. */
        void level(Quote.Level level) {
            number(level.quantity()).price(level.price());
            bytes.putShort((short) level.orders()).putShort((short) 0);
        }

        byte[] array() {
            return bytes.array();
        }
    }
}
