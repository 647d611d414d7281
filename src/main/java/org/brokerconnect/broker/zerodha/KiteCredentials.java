package org.brokerconnect.broker.zerodha;

import java.util.List;
import org.brokerconnect.broker.CredentialField;

/**
 * What a person copies from Kite's developer console. Real API keys have 16 letters and digits and secrets 32, but
 * neither is promised, and the sandbox's are {@code sandboxdemo} and {@code sandboxdemo-secret}: the patterns only
 * catch what cannot be one, above all white space.
 */
final class KiteCredentials {

    static final List<CredentialField> FIELDS = List.of(
            new CredentialField(
                    "apiKey",
                    "API key",
                    "On the page of your app at developers.kite.trade: letters and digits, usually 16.",
                    "[A-Za-z0-9]{8,40}",
                    false),
            new CredentialField(
                    "apiSecret",
                    "API secret",
                    "Beside the API key at developers.kite.trade, behind Show: letters and digits, usually 32.",
                    "[A-Za-z0-9_-]{12,128}",
                    true));

    private KiteCredentials() {}
}
