package org.brokerconnect.broker.wire;

import java.net.URI;
import java.util.Set;
import org.brokerconnect.config.InvalidSettingException;

/** Checks the addresses of brokers in settings. */
public final class WireAddress {

    private WireAddress() {}

    /**
     * The absolute {@code http} or {@code https} address without a final slash.
     *
     * @throws InvalidSettingException if it is of another form, or has a user, a query or a fragment
     */
    public static URI http(String key, URI url) {
        return absolute(key, url, Set.of("http", "https"));
    }

    /** As {@link #http}, for {@code ws} and {@code wss}. */
    public static URI socket(String key, URI url) {
        return absolute(key, url, Set.of("ws", "wss"));
    }

    private static URI absolute(String key, URI url, Set<String> schemes) {
        boolean usable = url.getScheme() != null
                && schemes.contains(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!usable) {
            throw new InvalidSettingException(
                    key, "must be an absolute address (" + schemes + ") without user, query and fragment");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
