package org.brokerconnect.sandbox.upstox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a protobuf message of the feed (MarketDataFeedV3.proto of the official clients). As proto3 prescribes, a field
 * that is zero is left out.
 */
final class FeedFrame {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    FeedFrame varint(int field, long value) {
        if (value != 0) {
            raw((long) field << 3);
            raw(value);
        }
        return this;
    }

    FeedFrame number(int field, double value) {
        if (value != 0) {
            raw((long) field << 3 | 1);
            bytes.writeBytes(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
        }
        return this;
    }

    FeedFrame text(int field, String value) {
        return block(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A message within this one. */
    FeedFrame message(int field, FeedFrame inner) {
        return block(field, inner.toBytes());
    }

    private FeedFrame block(int field, byte[] content) {
        raw((long) field << 3 | 2);
        raw(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private void raw(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
