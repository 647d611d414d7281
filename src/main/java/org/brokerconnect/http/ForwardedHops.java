package org.brokerconnect.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hops that proxies report, nearest first: {@code X-Forwarded-For}, and {@code for} of {@code Forwarded} (RFC 7239
 * section 5.2). A hop is an address with or without port, or other text for a hop that is hidden or malformed.
 */
final class ForwardedHops {

    private static final Pattern FOR = Pattern.compile(
            "\\s*for\\s*=\\s*(?:\"(?<quoted>[^\"\\\\]*)\"|(?<token>[^\\s\"]+))\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[(?<address>[^\\]]*)\\](?::[0-9]{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("(?<address>[0-9.]+):[0-9]{1,5}");
    private static final String HIDDEN = "unknown";

    private ForwardedHops() {}

    /** The hops in the values of {@code X-Forwarded-For}. */
    static List<String> ofXForwardedFor(Enumeration<String> values) {
        List<String> hops = new ArrayList<>();
        split(joined(values), ',').orElse(List.of()).forEach(hop -> hops.add(withoutPort(hop.strip())));
        Collections.reverse(hops);
        return hops;
    }

    /** The hops in the values of {@code Forwarded}; empty if a quoted string does not end. */
    static List<String> ofForwarded(Enumeration<String> values) {
        List<String> hops = new ArrayList<>();
        split(joined(values), ',').orElse(List.of()).forEach(element -> hops.add(withoutPort(forOf(element))));
        Collections.reverse(hops);
        return hops;
    }

    private static String joined(Enumeration<String> values) {
        return values == null ? "" : String.join(",", Collections.list(values));
    }

    private static String forOf(String element) {
        return split(element, ';').orElse(List.of()).stream()
                .map(FOR::matcher)
                .filter(Matcher::matches)
                .map(pair -> pair.group("quoted") == null ? pair.group("token") : pair.group("quoted"))
                .findFirst()
                .orElse(HIDDEN);
    }

    private static String withoutPort(String hop) {
        Matcher brackets = IN_BRACKETS.matcher(hop);
        if (brackets.matches()) {
            return brackets.group("address");
        }
        Matcher port = WITH_PORT.matcher(hop);
        return port.matches() ? port.group("address") : hop;
    }

    /** The parts between separators outside of quoted strings; none for blank text, empty for an unbalanced quote. */
    private static Optional<List<String>> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == '\\' && isQuoted) {
                at++;
            } else if (character == separator && !isQuoted) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(Math.min(start, text.length())));
        return text.isBlank() || isQuoted ? Optional.empty() : Optional.of(parts);
    }
}
