package org.brokerconnect.broker.upstox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.wire.CallbackQuery;
import org.brokerconnect.vault.Secret;

/** The address of Upstox's login dialog, and the query of its callback (Upstox API docs, Authorize). */
final class UpstoxConsent {

    private static final String STATE = "state";
    private static final String CODE = "code";
    private static final String ERROR = "error";
    private static final Set<String> DECISIVE = Set.of(STATE, CODE, ERROR);
    /** Codes of the documentation's examples have six characters. */
    private static final String WELL_FORMED_CODE = "[A-Za-z0-9._~-]{4,512}";

    private static final String WELL_FORMED_STATE = "[A-Za-z0-9._~-]{1,256}";

    private UpstoxConsent() {}

    static URI authorizationUrl(URI loginUrl, AppCredentials credentials, ConsentRequest request) {
        return URI.create(loginUrl
                + "?response_type=code&client_id="
                + encoded(UpstoxCredentials.key(credentials).reveal())
                + "&redirect_uri="
                + encoded(request.redirectUri().toString())
                + "&state="
                + encoded(request.state().reveal()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /**
     * Reads {@code code}, {@code state} and {@code error}; all others are ignored. What Upstox returns when a person
     * declines is not documented: any {@code error} counts as declined (RFC 6749 section 4.1.2.1), and a callback with
     * neither a code nor an error as unreadable.
     */
    static Consent readReturn(Map<String, List<String>> parameters) {
        CallbackQuery query = new CallbackQuery(parameters);
        String state = query.first(STATE);
        boolean isReadable = state.isEmpty() || state.matches(WELL_FORMED_STATE);
        if (!isReadable || query.isAmbiguous(DECISIVE)) {
            return new Consent.Unreadable();
        }
        String code = query.first(CODE);
        if (!query.first(ERROR).isEmpty()) {
            return code.isEmpty() ? new Consent.Declined(Secret.of(state)) : new Consent.Unreadable();
        }
        return code.matches(WELL_FORMED_CODE)
                ? new Consent.Granted(Secret.of(code), Secret.of(state))
                : new Consent.Unreadable();
    }
}
