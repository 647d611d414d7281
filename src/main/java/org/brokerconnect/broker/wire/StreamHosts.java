package org.brokerconnect.broker.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.config.InvalidSettingException;

/**
 * The hosts to which price streams may be opened, for brokers whose API returns the address of a stream: without a
 * limit, an answer could send the server to any address of its own network, or a secret over a connection without TLS.
 *
 * @param api the root of the API; its own host is allowed, and only a stream of an API without TLS may be without it
 * @param domains lower-case domains whose hosts are allowed
 */
public record StreamHosts(URI api, List<String> domains) {

    private static final String DOMAIN = "[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+";

    public StreamHosts {
        domains = List.copyOf(domains);
    }

    /** @throws InvalidSettingException a domain is malformed, or a top-level domain */
    public static StreamHosts of(String key, URI api, String[] domains) {
        for (String domain : domains) {
            if (!domain.matches(DOMAIN)) {
                throw new InvalidSettingException(key, "must be domains in lower case such as example.com");
            }
        }
        return new StreamHosts(api, List.of(domains));
    }

    /**
     * The address of a stream.
     *
     * @param field of the answer that contains the text
     * @throws BrokerUnavailableException broker-answer-garbled: the text is not the address of a stream on an allowed
     *     host; the exception does not quote it, because it can contain a secret
     */
    public URI address(String field, String text) {
        try {
            URI address = new URI(text);
            if (hasUsableScheme(address) && hasAllowedHost(address) && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException unreadable) {
            // reported below, without the text
        }
        throw WireRow.garbled(field);
    }

    private boolean hasUsableScheme(URI address) {
        return "wss".equals(address.getScheme()) || "http".equals(api.getScheme()) && "ws".equals(address.getScheme());
    }

    private boolean hasAllowedHost(URI address) {
        if (address.getHost() == null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.equalsIgnoreCase(api.getHost())
                || domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }
}
