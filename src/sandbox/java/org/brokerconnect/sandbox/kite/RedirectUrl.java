package org.brokerconnect.sandbox.kite;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The address that takes a browser back to an app, built pair by pair. */
final class RedirectUrl {
    private final String base;
    private final List<String> pairs = new ArrayList<>();

    RedirectUrl(String base) {
        this.base = base;
    }

    RedirectUrl with(String name, String value) {
        pairs.add(encoded(name) + "=" + encoded(value));
        return this;
    }

    /** Adds the pairs that an app asked to have back: {@code some=X&more=Y}, each part encoded once. */
    RedirectUrl withAll(String query) {
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            with(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        });
        return this;
    }

    URI toUri() {
        return URI.create(base + (base.contains("?") ? "&" : "?") + String.join("&", pairs));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
