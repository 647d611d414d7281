package org.brokerconnect.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The address of the client that sent a request.
 *
 * @param text the address as text, such as {@code 192.0.2.1} or {@code 2001:db8:0:0:0:0:0:1}; never null
 * @param network identifies the clients that share a limit: the IPv4 address, or the first 64 bits of an IPv6 address,
 *     because a provider gives each customer at least that many (RFC 6177)
 */
public record ClientAddress(String text, String network) {

    private static final int IPV6_BITS = 64;

    static ClientAddress of(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address
                ? new ClientAddress(
                        text,
                        HexFormat.of()
                                        .formatHex(
                                                IpNetwork.of(address, IPV6_BITS).firstAddress()) + "/" + IPV6_BITS)
                : new ClientAddress(text, text);
    }
}
