package org.brokerconnect.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IP addresses with a common prefix (RFC 4632 section 3.1, RFC 4291 section 2.3). */
final class IpNetwork {

    private static final Pattern CIDR = Pattern.compile("(?<address>[^/]+)(?:/(?<bits>[0-9]{1,3}))?");

    private final byte[] prefix;
    private final int bits;

    private IpNetwork(byte[] address, int bits) {
        this.prefix = masked(address, bits);
        this.bits = bits;
    }

    /** The network of this address with the first {@code bits} bits in common. */
    static IpNetwork of(InetAddress address, int bits) {
        return new IpNetwork(address.getAddress(), bits);
    }

    /**
     * Parses {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
     *
     * @return empty for other text, for a prefix longer than the address, and for {@code /0}, which is every address
     */
    static Optional<IpNetwork> parse(String text) {
        Matcher parts = CIDR.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return IpLiteral.parse(parts.group("address"))
                .map(InetAddress::getAddress)
                .flatMap(address -> withBits(address, parts.group("bits")));
    }

    private static Optional<IpNetwork> withBits(byte[] address, String text) {
        int all = address.length * Byte.SIZE;
        int bits = text == null ? all : Integer.parseInt(text);
        return bits < 1 || bits > all ? Optional.empty() : Optional.of(new IpNetwork(address, bits));
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes, bits), prefix);
    }

    /** The first address of the network. */
    byte[] firstAddress() {
        return prefix.clone();
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int bit = bits; bit < masked.length * Byte.SIZE; bit++) {
            masked[bit / Byte.SIZE] &= (byte) ~(1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
        return masked;
    }
}
