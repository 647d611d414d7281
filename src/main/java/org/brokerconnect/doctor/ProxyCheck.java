package org.brokerconnect.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trusted proxies: named if there are any, and no larger network than an operator controls. */
final class ProxyCheck implements Check {

    private static final String SETTING = "http.trusted-proxies";
    private static final Pattern NETWORK = Pattern.compile("(?<address>[^/]+)/(?<bits>[0-9]{1,3})");

    /** A private network of RFC 1918 has at least 8 bits. */
    private static final int MIN_BITS_IPV4 = 8;

    /** The allocation of one organisation (RFC 6177) has at least 32 bits; fc00::/7 is private (RFC 4193). */
    private static final int MIN_BITS_IPV6 = 32;

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        String proxies = set.value(SETTING).orElse("");
        if (proxies.isEmpty() && set.client().isForwarded()) {
            findings.add(Finding.warning("trusted-proxies-missing"));
        }
        Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(ProxyCheck::isWide)
                .forEach(network -> findings.add(Finding.fault("trusted-proxies-too-wide", network)));
        return findings;
    }

    private static boolean isWide(String network) {
        Matcher parts = NETWORK.matcher(network);
        if (!parts.matches()) {
            return false;
        }
        boolean isIpv6 = parts.group("address").contains(":");
        boolean isPrivate =
                parts.group("address").toLowerCase(java.util.Locale.ROOT).matches("f[cd][0-9a-f]{2}:.*");
        int min = isIpv6 ? (isPrivate ? MIN_BITS_IPV4 - 1 : MIN_BITS_IPV6) : MIN_BITS_IPV4;
        return Integer.parseInt(parts.group("bits")) < min;
    }
}
