package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.junit.jupiter.api.Test;

/** For a broker without {@code Capability.RENEWAL}: sessions of ordinary apps have no refresh token. */
public interface LoginOnlyClauses extends BrokerUnderTest {

    @Test
    default void a_session_without_a_refresh_token_requires_a_login_without_a_call() {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(BrokerFailure.OUTAGE);

        assertThat(tokens.areRenewable()).isFalse();
        assertThat(client(remote().app(), tokens).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }
}
