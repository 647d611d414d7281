package org.brokerconnect.broker.tastytrade;

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

/** The address of tastytrade's consent page, and the query of its callback (RFC 6749 section 4.1). */
final class TastyConsent {

    private static final String STATE = "state";
    private static final String CODE = "code";
    private static final String ERROR = "error";
    private static final Set<String> DECISIVE = Set.of(STATE, CODE, ERROR);
    private static final String WELL_FORMED_CODE = "[\\x21-\\x7e]{1,2048}";
    private static final String WELL_FORMED_STATE = "[A-Za-z0-9._~-]{1,256}";

    private TastyConsent() {}

    static URI authorizationUrl(TastytradeConfig config, AppCredentials credentials, ConsentRequest request) {
        return URI.create(config.loginUrl()
                + "?client_id="
                + encoded(TastyCredentials.clientId(credentials).reveal())
                + "&redirect_uri="
                + encoded(request.redirectUri().toString())
                + "&response_type=code&scope="
                + encoded(config.scope())
                + "&state="
                + encoded(request.state().reveal()));
    }

    /** Encodes a blank as {@code %20}, because not every server reads a plus sign as a blank. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** An {@code error} other than {@code access_denied} is a failure of the consent page, and is unreadable. */
    static Consent readReturn(Map<String, List<String>> parameters) {
        CallbackQuery query = new CallbackQuery(parameters);
        String state = query.first(STATE);
        String error = query.first(ERROR);
        String code = query.first(CODE);
        boolean malformedState = !state.isEmpty() && !state.matches(WELL_FORMED_STATE);
        if (query.isAmbiguous(DECISIVE) || malformedState) {
            return new Consent.Unreadable();
        }
        if (error.equals("access_denied") && code.isEmpty()) {
            return new Consent.Declined(Secret.of(state));
        }
        return error.isEmpty() && code.matches(WELL_FORMED_CODE)
                ? new Consent.Granted(Secret.of(code), Secret.of(state))
                : new Consent.Unreadable();
    }
}
