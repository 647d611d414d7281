package org.brokerconnect.broker.tastytrade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription.ConsolePage;
import org.brokerconnect.broker.BrokerDescription.ConsolePage.ConsoleRow;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.vault.Secret;

/**
 * The credentials of a person's OAuth application at my.tastytrade.com. Client ids are UUIDs and secrets 40 hexadecimal
 * digits today, but no document promises that: the patterns refuse only what cannot be a credential, mainly white
 * space.
 */
final class TastyCredentials {

    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";

    static final List<CredentialField> FIELDS = List.of(
            new CredentialField(
                    CLIENT_ID,
                    "Client ID",
                    "At my.tastytrade.com under Manage, My Profile, API, OAuth Applications.",
                    "[A-Za-z0-9_-]{8,128}",
                    false),
            new CredentialField(
                    CLIENT_SECRET,
                    "Client secret",
                    "Shown once when you create the OAuth application; regenerate it there if you do not have it.",
                    "[A-Za-z0-9._~+/=-]{12,256}",
                    true));

    /** As the broker's documentation describes it; the broker may change it at any time. */
    static final ConsolePage CONSOLE_PAGE = new ConsolePage(
            "my.tastytrade.com",
            List.of("Manage", "My Profile", "API", "OAuth Applications"),
            List.of(
                    ConsoleRow.redirectUrl("Redirect URI"),
                    ConsoleRow.credential("Client ID", CLIENT_ID),
                    ConsoleRow.credential("Client secret", CLIENT_SECRET)));

    /** The hints of {@link #FIELDS} in other languages. */
    static final Map<Locale, Map<String, String>> TRANSLATED_HINTS = Map.of(
            new Locale("hi"),
            Map.of(
                    CLIENT_ID,
                    "my.tastytrade.com पर Manage, My Profile, API, OAuth Applications में।",
                    CLIENT_SECRET,
                    "OAuth application बनाते समय एक बार दिखता है; आपके पास न हो तो वहीं नया बनाएँ।"));

    private TastyCredentials() {}

    static Secret clientId(AppCredentials app) {
        return app.field(CLIENT_ID);
    }

    static Secret clientSecret(AppCredentials app) {
        return app.field(CLIENT_SECRET);
    }
}
