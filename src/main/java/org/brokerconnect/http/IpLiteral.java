package org.brokerconnect.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses IP addresses in text form. Never resolves a name: text that is no address is refused. */
final class IpLiteral {

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Four decimal numbers; the other forms of {@code inet_aton}, such as {@code 0177.1}, are ambiguous. */
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    /** With a colon, and nothing that a host name could begin with: the JDK then parses it and resolves nothing. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private static final int MAX_LENGTH = 45;

    private IpLiteral() {}

    /**
     * The address; empty for any other text. An IPv4 address in IPv6 form ({@code ::ffff:192.0.2.1}) is the IPv4
     * address. The zone of a link-local address ({@code fe80::1%eth0}) is ignored.
     */
    static Optional<InetAddress> parse(String text) {
        String plain = text.replaceFirst("%.*", "");
        boolean isLiteral = plain.length() <= MAX_LENGTH
                && (IPV4.matcher(plain).matches() || IPV6.matcher(plain).matches());
        if (!isLiteral) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
