package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.brokerconnect.broker.SessionTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a broker with {@code Capability.REVOCATION}. */
public interface RevocationClauses extends BrokerUnderTest {

    @Test
    default void a_revoked_session_is_invalid_and_can_be_revoked_again() {
        SessionTokens tokens = connect(remote().app()).tokens();

        client(remote().app(), tokens).revoke();

        assertEnded(remote().app(), tokens);
        assertThatCode(() -> client(remote().app(), tokens).revoke()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    default void a_failed_revocation_is_reported(BrokerFailure failure) {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(failure);

        assertThat(refusal(() -> client(remote().app(), tokens).revoke()).verdict())
                .isEqualTo(failure.verdict());
    }
}
