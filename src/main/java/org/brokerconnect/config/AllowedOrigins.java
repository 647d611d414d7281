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
 * Whose pages, besides our own, browsers let read the API's answers. Each is named in full, as browsers write it; there is no pattern for many. None by
 * default.
 */
@ApplicationScoped
public class AllowedOrigins {

    private static final String KEY = "app.allowed-origins";

    private Set<String> origins;

    protected AllowedOrigins() {}

    /** @throws InvalidSettingException if one is no origin, stands for many, or would send our answers to a page that came unencrypted */
    @Inject
    public AllowedOrigins(@ConfigProperty(name = KEY) Optional<String[]> origins, WebAddresses addresses) {
        this.origins = Arrays.stream(origins.orElse(new String[0]))
                .map(String::strip)
                .map(origin -> checked(origin, addresses))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param origin as the request says it (RFC 6454 section 7); null when it says none */
    public boolean include(String origin) {
        return origin != null && origins.contains(origin);
    }

    public boolean areNone() {
        return origins.isEmpty();
    }

    private static String checked(String origin, WebAddresses addresses) {
        if (origin.contains("*") || origin.equals("null")) {
            throw new InvalidSettingException(KEY, "names each origin in full; there is none that stands for others");
        }
        URI uri = parsed(origin);
        if (written(uri).filter(origin::equals).isEmpty()) {
            throw new InvalidSettingException(
                    KEY,
                    "takes origins as browsers write them: scheme, host and port alone, in small letters, without the scheme's own port, such as"
                            + " https://portal.example.com");
        }
        if (addresses.areSecure()
                && uri.getScheme().equals("http")
                && !uri.getHost().equals("localhost")) {
            throw new InvalidSettingException(
                    KEY, "names an http page, which anybody on its way can change; use its https address");
        }
        return origin;
    }

    private static URI parsed(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException noAddress) {
            return URI.create("none");
        }
    }

    /** As a browser would write the origin of this address (WHATWG HTML, serialization of an origin); empty if it is none of the web. */
    private static Optional<String> written(URI uri) {
        int ownPort = "https".equals(uri.getScheme()) ? 443 : 80;
        boolean isOfTheWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!isOfTheWeb || uri.getHost() == null) {
            return Optional.empty();
        }
        String port = uri.getPort() < 0 || uri.getPort() == ownPort ? "" : ":" + uri.getPort();
        return Optional.of(uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }
}
