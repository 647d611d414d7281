package org.brokerconnect.broker.zerodha;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.wire.CallbackQuery;
import org.brokerconnect.vault.Secret;

/** The address of Kite's consent page, and the query of its callback (Kite Connect v3 docs, User, Login flow). */
final class KiteConsent {

    private static final String STATE = "state";
    private static final String STATUS = "status";
    private static final String CODE = "request_token";
    private static final Set<String> DECISIVE = Set.of(STATE, STATUS, CODE);
    private static final String WELL_FORMED_TOKEN = "[A-Za-z0-9_-]{8,128}";
    private static final String WELL_FORMED_STATE = "[A-Za-z0-9._~-]{1,256}";

    private KiteConsent() {}

    /**
     * Kite has no {@code state} parameter. It appends the value of {@code redirect_params}, an encoded query string, to
     * the callback; so the state is encoded twice in this address and once in the callback.
     */
    static URI authorizationUrl(URI loginUrl, AppCredentials credentials, Secret state) {
        String returned = STATE + "=" + URLEncoder.encode(state.reveal(), UTF_8);
        return URI.create(loginUrl
                + "?v=3&api_key="
                + URLEncoder.encode(KiteCredentials.apiKey(credentials).reveal(), UTF_8)
                + "&redirect_params="
                + URLEncoder.encode(returned, UTF_8));
    }

    /**
     * Reads {@code state}, {@code status} and {@code request_token}, in any order; all others are ignored. When the
     * person declines, Kite sends {@code status=cancelled} without the state. Kite repeats no parameter, but proxies
     * that rewrite addresses do: equal repeats count as one, different ones make the callback unreadable.
     */
    static Consent readReturn(Map<String, List<String>> parameters) {
        CallbackQuery query = new CallbackQuery(parameters);
        String state = query.first(STATE);
        boolean stateUsable = state.isEmpty() || state.matches(WELL_FORMED_STATE);
        if (query.isAmbiguous(DECISIVE) || !stateUsable) {
            return new Consent.Unreadable();
        }
        String status = query.first(STATUS);
        if (status.equals("cancelled")) {
            return new Consent.Declined(Secret.of(state));
        }
        String code = query.first(CODE);
        boolean granted = status.isEmpty() || status.equals("success");
        return granted && code.matches(WELL_FORMED_TOKEN)
                ? new Consent.Granted(Secret.of(code), Secret.of(state))
                : new Consent.Unreadable();
    }
}
