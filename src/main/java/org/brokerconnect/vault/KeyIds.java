package org.brokerconnect.vault;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Reads the key id in front of a sealed value. */
final class KeyIds {

    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private KeyIds() {}

    /** The id of the key that sealed the value; -1 if the value is malformed. */
    static long of(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return bytes.length < PREFIX_BYTES
                    ? -1
                    : Integer.toUnsignedLong(
                            ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
        } catch (IllegalArgumentException malformed) {
            return -1;
        }
    }
}
