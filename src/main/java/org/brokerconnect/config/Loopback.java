package org.brokerconnect.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses that never leave this machine (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3, RFC 6761 section 6.3). */
public final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("(?i)(?:.+\\.)?localhost\\.?|127(?:\\.\\d+){1,3}|0\\.0\\.0\\.0|\\[(?:::|(?:0+:){7})0*1]");

    private Loopback() {}

    /** Whether the host of a URL is this machine; false if it has no host. */
    public static boolean isHostOf(URI url) {
        return url.getHost() != null && HOST.matcher(url.getHost()).matches();
    }
}
