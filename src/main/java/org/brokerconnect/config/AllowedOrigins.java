package org.brokerconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The other origins whose pages may call the API from a browser (CORS): listed in full, without patterns; none by
 * default.
 */
@ApplicationScoped
public class AllowedOrigins {

    private static final String KEY = "app.allowed-origins";

    private Set<String> origins;

    protected AllowedOrigins() {}

    /**
     * @throws InvalidSettingException if an entry is not an origin, is a pattern, or is an http origin while our public
     *     URL is https (except localhost)
     */
    @Inject
    public AllowedOrigins(@ConfigProperty(name = KEY) Optional<String[]> origins, WebAddresses addresses) {
        this.origins = Arrays.stream(origins.orElse(new String[0]))
                .map(String::strip)
                .map(origin -> checked(origin, addresses))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param origin the request's {@code Origin} (RFC 6454 section 7); null when absent */
    public boolean include(String origin) {
        return origin != null && origins.contains(origin);
    }

    public boolean areNone() {
        return origins.isEmpty();
    }

    private static String checked(String origin, WebAddresses addresses) {
        if (origin.contains("*") || origin.equals("null")) {
            throw new InvalidSettingException(KEY, "must list each origin in full; patterns and null are not allowed");
        }
        URI uri = parsed(origin);
        if (serialized(uri).filter(origin::equals).isEmpty()) {
            throw new InvalidSettingException(
                    KEY,
                    "must contain origins as browsers send them: scheme, host and port, in lower case, without the"
                            + " default port, such as https://portal.example.com");
        }
        if (addresses.areSecure()
                && uri.getScheme().equals("http")
                && !uri.getHost().equals("localhost")) {
            throw new InvalidSettingException(
                    KEY, "contains an http origin, whose pages can be tampered with in transit; use https");
        }
        return origin;
    }

    private static URI parsed(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException notAUri) {
            return URI.create("invalid");
        }
    }

    /** The serialized origin (WHATWG HTML, serialization of an origin); empty unless the scheme is http or https. */
    private static Optional<String> serialized(URI uri) {
        int defaultPort = "https".equals(uri.getScheme()) ? 443 : 80;
        boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null) {
            return Optional.empty();
        }
        String port = uri.getPort() < 0 || uri.getPort() == defaultPort ? "" : ":" + uri.getPort();
        return Optional.of(uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }
}
