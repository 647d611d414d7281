package org.brokerconnect.broker.zerodha;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription.ConsolePage;
import org.brokerconnect.broker.BrokerDescription.ConsolePage.ConsoleRow;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.vault.Secret;

/**
 * The credentials that a person copies from Kite's developer console. Real API keys have 16 letters and digits and real
 * secrets 32, but no document promises that, and the sandbox's are {@code sandboxdemo} and {@code sandboxdemo-secret}.
 * So the patterns refuse only what cannot be a credential, mainly white space.
 */
final class KiteCredentials {

    static final List<CredentialField> FIELDS = List.of(
            new CredentialField(
                    AppCredentials.API_KEY,
                    "API key",
                    "Shown on your app's page at developers.kite.trade: usually 16 letters and digits.",
                    "[A-Za-z0-9]{8,40}",
                    false),
            new CredentialField(
                    AppCredentials.API_SECRET,
                    "API secret",
                    "Next to the API key at developers.kite.trade; choose Show: usually 32 letters and digits.",
                    "[A-Za-z0-9_-]{12,128}",
                    true));

    /** As the broker's documentation describes it; the broker may change it at any time. */
    static final ConsolePage CONSOLE_PAGE = new ConsolePage(
            "developers.kite.trade",
            List.of("My apps"),
            List.of(
                    ConsoleRow.credential("API key", AppCredentials.API_KEY),
                    ConsoleRow.hidden("API secret", AppCredentials.API_SECRET, "Show"),
                    ConsoleRow.redirectUrl("Redirect URL")));

    /** The hints of {@link #FIELDS} in other languages. */
    static final Map<Locale, Map<String, String>> TRANSLATED_HINTS = Map.of(
            new Locale("hi"),
            Map.of(
                    "apiKey",
                    "developers.kite.trade पर आपके ऐप के पेज पर दिखती है: आम तौर पर 16 अक्षर और अंक।",
                    "apiSecret",
                    "developers.kite.trade पर API key के पास; Show चुनें: आम तौर पर 32 अक्षर और अंक।"));

    private KiteCredentials() {}

    static Secret apiKey(AppCredentials app) {
        return app.field(AppCredentials.API_KEY);
    }

    static Secret apiSecret(AppCredentials app) {
        return app.field(AppCredentials.API_SECRET);
    }
}
