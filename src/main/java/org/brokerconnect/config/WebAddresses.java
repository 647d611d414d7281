package org.brokerconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where browsers reach this application and its front end. Origins carry no path and no trailing slash. */
@ApplicationScoped
public class WebAddresses {

    private URI publicUrl;
    private URI frontEndUrl;
    private List<URI> returnAddresses;

    protected WebAddresses() {}

    /**
     * @throws InvalidSettingException if an origin is no absolute http or https address without a path, or a return address is not absolute
     */
    @Inject
    public WebAddresses(
            @ConfigProperty(name = "app.public-url") String publicUrl,
            @ConfigProperty(name = "app.front-end-url") Optional<String> frontEndUrl,
            @ConfigProperty(name = "app.return-addresses") Optional<String[]> returnAddresses) {
        this.publicUrl = origin("app.public-url", publicUrl);
        this.frontEndUrl =
                frontEndUrl.map(url -> origin("app.front-end-url", url)).orElse(this.publicUrl);
        this.returnAddresses = Arrays.stream(returnAddresses.orElse(new String[0]))
                .map(address -> absolute("app.return-addresses", address))
                .toList();
    }

    public URI publicUrl() {
        return publicUrl;
    }

    public URI frontEndUrl() {
        return frontEndUrl;
    }

    /** Addresses outside the front end that a browser may be sent back to; compared as a whole. */
    public List<URI> returnAddresses() {
        return returnAddresses;
    }

    /** Whether browsers reach us over HTTPS, so that cookies can be Secure and HSTS makes sense. */
    public boolean areSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The one address that a broker may send people back to; it is registered at the broker letter by letter. */
    public URI callbackOf(String broker) {
        return publicUrl.resolve("/api/broker/callback/" + broker);
    }

    private static URI origin(String key, String value) {
        URI uri = absolute(key, value.strip().replaceAll("/+$", ""));
        if (!uri.equals(URI.create(uri.getScheme() + "://" + hostAndPort(uri)))) {
            throw new InvalidSettingException(key, "must be scheme, host and port alone, such as https://example.com");
        }
        return uri;
    }

    private static String hostAndPort(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static URI absolute(String key, String value) {
        try {
            URI uri = URI.create(value.strip());
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below, like any other address that cannot be used
        }
        throw new InvalidSettingException(key, "must be an absolute http or https address");
    }
}
