package org.brokerconnect.broker.zerodha;

import java.util.List;
import org.brokerconnect.broker.BrokerDescription.CredentialField;

/**
 * The credentials that a person copies from Kite's developer console. Real API keys have 16 letters and digits and real
 * secrets 32, but no document promises that, and the sandbox's are {@code sandboxdemo} and {@code sandboxdemo-secret}.
 * So the patterns refuse only what cannot be a credential, mainly white space.
 */
final class KiteCredentials {

    static final List<CredentialField> FIELDS = List.of(
            new CredentialField(
                    "apiKey",
                    "API key",
                    "Shown on your app's page at developers.kite.trade: usually 16 letters and digits.",
                    "[A-Za-z0-9]{8,40}",
                    false),
            new CredentialField(
                    "apiSecret",
                    "API secret",
                    "Next to the API key at developers.kite.trade; choose Show: usually 32 letters and digits.",
                    "[A-Za-z0-9_-]{12,128}",
                    true));

    private KiteCredentials() {}
}
