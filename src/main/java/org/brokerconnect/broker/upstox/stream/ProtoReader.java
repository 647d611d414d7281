package org.brokerconnect.broker.upstox.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one protobuf message in order (protobuf.dev, Encoding). Nothing in a message is trusted: a length
 * or number that does not fit ends the reading with an exception, and memory is not allocated by what a length says.
 *
 * <pre>
 * while (reader.next()) {
 *     switch (reader.field()) { case 1 -> reader.number(); … }
 * }
 * </pre>
 */
final class ProtoReader {

    /** The message is not well-formed. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BLOCK = 2;
    private static final int FIXED_32 = 5;
    private static final int MAX_VARINT_BITS = 64;

    private final ByteBuffer bytes;
    private int field;
    private int type;
    private long value;
    private ByteBuffer block;

    /** @param message from its position to its limit; its position does not change */
    ProtoReader(ByteBuffer message) {
        bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next field, of any type; false at the end. */
    boolean next() throws MalformedException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        block = null;
        value = 0;
        if (field <= 0 || tag >>> 32 != 0) {
            throw new MalformedException("a field has no valid number");
        }
        switch (type) {
            case VARINT -> value = varint();
            case FIXED_64 -> value = fixed(Long.BYTES).getLong();
            case BLOCK -> block = block();
            case FIXED_32 -> value = fixed(Integer.BYTES).getInt();
            default -> throw new MalformedException("a field has an unknown wire type");
        }
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The whole number in the field; 0 if it has another type. */
    long integer() {
        return type == VARINT ? value : 0;
    }

    /** The floating-point number in the field; NaN if it has another type. */
    double number() {
        return type == FIXED_64 ? Double.longBitsToDouble(value) : Double.NaN;
    }

    /** The message in the field; an empty one if it has another type. */
    ProtoReader message() {
        return new ProtoReader(block == null ? ByteBuffer.allocate(0) : block);
    }

    /** The text in the field; empty if it has another type. */
    String text() {
        return block == null
                ? ""
                : StandardCharsets.UTF_8.decode(block.duplicate()).toString();
    }

    private ByteBuffer block() throws MalformedException {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedException("a field is longer than its message");
        }
        return fixed((int) length);
    }

    private ByteBuffer fixed(int length) throws MalformedException {
        if (length > bytes.remaining()) {
            throw new MalformedException("a field is cut off");
        }
        ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return part;
    }

    private long varint() throws MalformedException {
        long result = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw new MalformedException("a number is cut off");
            }
            byte next = bytes.get();
            result |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new MalformedException("a number has too many bytes");
    }
}
