package org.brokerconnect.broker.upstox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription.ConsolePage;
import org.brokerconnect.broker.BrokerDescription.ConsolePage.ConsoleRow;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.vault.Secret;

/**
 * The credentials that a person copies from the page of their app at account.upstox.com. Keys have the form of a UUID
 * and secrets are short, but no document promises that, so the patterns refuse only what cannot be a credential.
 */
final class UpstoxCredentials {

    static final List<CredentialField> FIELDS = List.of(
            new CredentialField(
                    AppCredentials.API_KEY,
                    "API key",
                    "Shown at account.upstox.com under Developer apps: 36 letters, digits and hyphens.",
                    "[A-Za-z0-9-]{8,64}",
                    false),
            new CredentialField(
                    AppCredentials.API_SECRET,
                    "API secret",
                    "Next to the API key at account.upstox.com, under Developer apps.",
                    "[A-Za-z0-9_-]{6,128}",
                    true));

    /** As the broker's documentation describes it; the broker may change it at any time. */
    static final ConsolePage CONSOLE_PAGE = new ConsolePage(
            "account.upstox.com",
            List.of("Developer apps"),
            List.of(
                    ConsoleRow.redirectUrl("Redirect URL"),
                    ConsoleRow.credential("API key", AppCredentials.API_KEY),
                    ConsoleRow.credential("API secret", AppCredentials.API_SECRET)));

    /** The hints of {@link #FIELDS} in other languages. */
    static final Map<Locale, Map<String, String>> TRANSLATED_HINTS = Map.of(
            new Locale("hi"),
            Map.of(
                    "apiKey",
                    "account.upstox.com पर Developer apps में दिखती है: 36 अक्षर, अंक और हाइफ़न।",
                    "apiSecret",
                    "account.upstox.com पर Developer apps में API key के पास।"));

    private UpstoxCredentials() {}

    /** The {@code client_id}. */
    static Secret key(AppCredentials credentials) {
        return credentials.field(AppCredentials.API_KEY);
    }

    /** The {@code client_secret}. */
    static Secret secret(AppCredentials credentials) {
        return credentials.field(AppCredentials.API_SECRET);
    }
}
