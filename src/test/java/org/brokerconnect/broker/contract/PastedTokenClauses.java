package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a broker with {@code WayIn.PASTED_TOKEN}. */
public interface PastedTokenClauses extends BrokerUnderTest {

    @Test
    default void a_pasted_token_gives_a_session_of_its_account() {
        Secret pasted = remote().pastedToken().orElseThrow();

        BrokerSession session = broker().adopt(remote().app(), pasted);

        assertThat(session.userId()).isEqualTo(remote().userId());
        assertThat(session.accessEnds()).isAfter(remote().now());
        assertThat(client(remote().app(), session.tokens()).profile().userId()).isEqualTo(remote().userId());
        assertThat(session.toString()).doesNotContain(pasted.reveal());
    }

    @Test
    default void a_pasted_text_that_is_no_token_is_refused() {
        BrokerException refused = refusal(() -> broker().adopt(remote().app(), Secret.of("canary-no-token")));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    default void a_failure_refuses_no_pasted_token(BrokerFailure failure) {
        Secret pasted = remote().pastedToken().orElseThrow();
        remote().failWith(failure);

        assertThat(refusal(() -> broker().adopt(remote().app(), pasted)).verdict())
                .isEqualTo(failure.verdict());
    }
}
