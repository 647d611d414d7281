package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.junit.jupiter.api.Test;

/** For a broker that both renews and revokes sessions. */
public interface RevokedRenewalClauses extends RenewalClauses, RevocationClauses {

    @Test
    default void a_revoked_session_cannot_be_renewed() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        client(app, tokens).revoke();

        assertThat(client(app, tokens).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }
}
