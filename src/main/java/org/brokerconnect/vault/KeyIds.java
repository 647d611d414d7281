package org.brokerconnect.vault;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Reads the key id in front of a sealed value. */
final class KeyIds {

    /** The format of {@link KeyRing}: byte 0 of every sealed value. */
    private static final byte FORMAT = 1;

    private static final int NONCE_BYTES = 12;
    private static final int ROW_ID_BYTES = 2 * Long.BYTES;
    private static final int TAG_BYTES = 16;
    private static final int MIN_BYTES = 1 + Integer.BYTES + NONCE_BYTES + ROW_ID_BYTES + TAG_BYTES;

    private KeyIds() {}

    /** The id of the key that sealed the value; -1 if it is too short or has another format than sealed values. */
    static long of(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return bytes.length < MIN_BYTES || bytes[0] != FORMAT
                    ? -1
                    : Integer.toUnsignedLong(
                            ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
        } catch (IllegalArgumentException malformed) {
            return -1;
        }
    }
}
