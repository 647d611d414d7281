package org.brokerconnect.broker.tastytrade;

import java.time.Clock;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.vault.Secret;

/** Exchanges a refresh token, of a session or pasted by the person, for an access token. */
final class TastyRenewal {

    private TastyRenewal() {}

    /**
     * Asks for the configured scope only: a grant that allows more, such as trading, is narrowed.
     *
     * @throws BrokerException AUTH, refresh-token-refused: the person deleted the grant; as {@link TastyCalls}
     *     otherwise
     */
    static TastyTokens renew(TastyCalls calls, TastytradeConfig config, Caller caller, Secret refresh, Clock clock) {
        WireRequest request = TastyRequest.token("refresh_token", Purpose.RENEWAL, caller)
                .with("refresh_token", refresh)
                .with("client_secret", TastyCredentials.clientSecret(caller.app()))
                .with("scope", Secret.of(config.scope()));
        return TastyFailures.WIRE.translating(
                () -> TastyTokens.of(calls.callForTokens(request), refresh, clock.instant()));
    }
}
