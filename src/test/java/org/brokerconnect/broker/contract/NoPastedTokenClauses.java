package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** For a broker without {@code WayIn.PASTED_TOKEN}. */
public interface NoPastedTokenClauses extends BrokerUnderTest {

    @Test
    default void a_broker_without_pasted_tokens_refuses_one_without_a_call() {
        remote().failWith(BrokerFailure.OUTAGE);

        BrokerException refused = refusal(() -> broker().adopt(remote().app(), Secret.of("canary-pasted")));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused.code()).isEqualTo("way-in-unsupported");
    }
}
