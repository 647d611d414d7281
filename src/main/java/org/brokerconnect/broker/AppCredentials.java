package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.SecretFields;

/**
 * The credentials of a person's app at the broker. They are never logged or returned.
 *
 * @param fields by the names of the broker's {@link BrokerDescription#credentialFields}; fields that are
 *     {@link Secret#none()} are left out
 * @param person who entered them, for the limit of calls of one person; null if unknown
 */
public record AppCredentials(
        Map<String, Secret> fields, @Nullable String person) {

    /** The names of the fields of an app that has an API key and an API secret. */
    public static final String API_KEY = "apiKey";

    public static final String API_SECRET = "apiSecret";

    private static final Set<String> KEY_AND_SECRET = Set.of(API_KEY, API_SECRET);

    public AppCredentials {
        fields = SecretFields.present(fields);
    }

    /** Credentials of no known person. */
    public AppCredentials(Map<String, Secret> fields) {
        this(fields, null);
    }

    /** The fields {@link #API_KEY} and {@link #API_SECRET} of no known person. */
    public AppCredentials(Secret apiKey, Secret apiSecret) {
        this(apiKey, apiSecret, null);
    }

    /** The fields {@link #API_KEY} and {@link #API_SECRET}. */
    public AppCredentials(Secret apiKey, Secret apiSecret, @Nullable String person) {
        this(Map.of(API_KEY, apiKey, API_SECRET, apiSecret), person);
    }

    /** The value of a field; {@link Secret#none()} if the credentials do not have it. */
    public Secret field(String name) {
        return fields.getOrDefault(name, Secret.none());
    }

    /** Whether the fields are {@link #API_KEY} and {@link #API_SECRET} and no other. */
    public boolean areKeyAndSecret() {
        return fields.keySet().equals(KEY_AND_SECRET);
    }

    /**
     * These credentials after opening them, so that later uses do not fail.
     *
     * @throws org.brokerconnect.vault.UnreadableSecretException if a stored one cannot be opened
     */
    public AppCredentials opened() {
        return new AppCredentials(SecretFields.opened(fields), person);
    }
}
