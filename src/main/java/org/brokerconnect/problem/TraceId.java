package org.brokerconnect.problem;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names one request in its answer and in the log. */
public final class TraceId {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    /** 32 hexadecimal digits, never the same twice. */
    public static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
