package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** The documentation says that refresh tokens stay; a broker that replaces them works as well. */
class RotatingRefreshTokensTest {

    @Test
    void a_replaced_refresh_token_is_kept_and_the_old_one_is_dead() {
        try (TastySandbox sandbox =
                TastySandbox.start(0, TastyOptions.defaults().rotateRefreshTokens())) {
            TastytradeBroker broker = SandboxTastytrade.broker(sandbox, SandboxTastytrade.NO_STREAMS);
            SandboxTastytrade remote = new SandboxTastytrade(sandbox);
            Secret pasted = Secret.of(sandbox.createGrant("sandbox-tasty", "ada", Set.of("read")));

            SessionTokens adopted = broker.adopt(remote.app(), pasted).tokens();
            SessionTokens current = adopted;
            for (int round = 0; round < 10; round++) {
                Renewal renewed = broker.client(new SessionContext(remote.app(), current, Priority.BACKGROUND))
                        .renew();
                current = ((Renewal.Renewed) renewed).tokens();
            }

            assertThat(adopted.refresh()).isNotEqualTo(pasted);
            assertThat(current.refresh()).isNotEqualTo(adopted.refresh());
            assertThat(broker.client(new SessionContext(remote.app(), adopted, Priority.BACKGROUND))
                            .renew())
                    .isEqualTo(new Renewal.LoginRequired("refresh-token-refused"));
        }
    }
}
