package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionTokens;
import org.junit.jupiter.api.Test;

/** For a broker without {@code Capability.REVOCATION}: its person must be told that the access stays. */
public interface NoRevocationClauses extends BrokerUnderTest {

    @Test
    default void a_broker_that_revokes_no_session_says_so_without_a_call() {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(BrokerFailure.OUTAGE);

        assertThat(refusal(() -> client(remote().app(), tokens).revoke()).code())
                .isEqualTo(BrokerException.REVOCATION_UNSUPPORTED);

        remote().recover();
        assertThat(client(remote().app(), tokens).profile().userId()).isEqualTo(remote().userId());
    }
}
