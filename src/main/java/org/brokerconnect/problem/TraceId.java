package org.brokerconnect.problem;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The id of one request, in its response and in the log. */
public final class TraceId {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    /** 32 random hexadecimal digits. */
    public static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
