package org.brokerconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public URLs of the application and its front end. Origins have neither path nor trailing slash. */
@ApplicationScoped
public class WebAddresses {

    private URI publicUrl;
    private URI frontEndUrl;
    private List<URI> returnAddresses;

    protected WebAddresses() {}

    /**
     * @throws InvalidSettingException if a URL is not an absolute http or https URL, or an origin has a path
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

    /** URLs outside the front end that a login may return to; compared exactly. */
    public List<URI> returnAddresses() {
        return returnAddresses;
    }

    /** Whether the public URL is https: cookies are then Secure and HSTS is sent. */
    public boolean areSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The redirect URL of a broker; must equal the one registered at the broker exactly. */
    public URI callbackOf(String broker) {
        return publicUrl.resolve("/api/broker/callback/" + broker);
    }

    /**
     * The address at which a broker delivers a session.
     *
     * @param path unguessable, without characters that need encoding
     */
    public URI pushAddress(String path) {
        return publicUrl.resolve("/api/broker/push/" + path);
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
        } catch (IllegalArgumentException notAUri) {
            // refused below with the same message as other unusable URLs
        }
        throw new InvalidSettingException(key, "must be an absolute http or https URL");
    }
}
