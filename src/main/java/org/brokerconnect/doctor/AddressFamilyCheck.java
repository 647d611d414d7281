package org.brokerconnect.doctor;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether brokers and the provider of the sign-in are reachable by IPv4 as well as by IPv6, as far as they have such
 * addresses. The JVM tries the first address of a host only. A local run has no network to examine.
 */
final class AddressFamilyCheck implements Check {

    private static final Map<String, Integer> PORTS = Map.of("https", 443, "wss", 443, "http", 80, "ws", 80);

    private record Target(String host, int port) {}

    @Override
    public String name() {
        return "address-families";
    }

    @Override
    public List<Finding> examine(Examination set) {
        if (set.isLocal()) {
            return List.of();
        }
        Stream<String> settings = Stream.concat(
                BrokerAddressCheck.settings(set).filter(name -> !name.endsWith(".login-url")),
                Stream.of("mp.jwt.verify.issuer"));
        return settings.flatMap(name -> set.url(name).stream())
                .flatMap(AddressFamilyCheck::target)
                .distinct()
                .flatMap(target -> examine(set.web().network(), target).stream())
                .toList();
    }

    private static Stream<Target> target(URI url) {
        int port = url.getPort() > 0 ? url.getPort() : PORTS.getOrDefault(url.getScheme(), 0);
        return port == 0 ? Stream.empty() : Stream.of(new Target(url.getHost(), port));
    }

    /** Nothing if no family works, which other checks report. */
    private static List<Finding> examine(WebProbe.Network network, Target target) {
        Map<String, Optional<String>> failures = new LinkedHashMap<>();
        try {
            for (InetAddress address : network.addresses(target.host())) {
                failures.merge(
                        family(address),
                        failure(network, address, target.port()),
                        (first, second) -> first.isEmpty() ? first : second);
            }
        } catch (UnknownHostException unknown) {
            return List.of();
        }
        String first = failures.keySet().stream().findFirst().orElse("");
        return failures.values().stream().allMatch(Optional::isPresent)
                ? List.of()
                : failures.entrySet().stream()
                        .flatMap(family ->
                                family.getValue().stream().map(why -> finding(family.getKey(), first, target, why)))
                        .toList();
    }

    private static Finding finding(String family, String first, Target target, String why) {
        return family.equals(first)
                ? Finding.fault("address-family-unreachable", target.host(), family, why)
                : Finding.warning("address-family-unused", target.host(), family, why);
    }

    private static String family(InetAddress address) {
        return address instanceof Inet6Address ? "IPv6" : "IPv4";
    }

    private static Optional<String> failure(WebProbe.Network network, InetAddress address, int port) {
        try {
            network.connect(address, port);
            return Optional.empty();
        } catch (IOException unreachable) {
            return Optional.of(address.getHostAddress() + ": " + WebProbe.reason(unreachable));
        }
    }
}
