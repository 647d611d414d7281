package org.brokerconnect.sandbox.kite;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds the URL that redirects a browser to an app. Parameters are encoded here. */
final class RedirectUrl {
    private final String base;
    private final List<String> parameters = new ArrayList<>();

    RedirectUrl(String base) {
        this.base = base;
    }

    RedirectUrl with(String name, String value) {
        parameters.add(encoded(name) + "=" + encoded(value));
        return this;
    }

    /** Adds the parameters of {@code redirect_params}: {@code some=X&more=Y}, each name and value encoded once. */
    RedirectUrl withAll(String query) {
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            with(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        });
        return this;
    }

    URI toUri() {
        return URI.create(base + (base.contains("?") ? "&" : "?") + String.join("&", parameters));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
