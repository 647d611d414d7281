package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For a broker with {@code Capability.RENEWAL} or {@code RENEWAL_FOR_APPROVED_APPS}. */
public interface RenewalClauses extends BrokerUnderTest {

    @Test
    default void a_renewable_session_can_be_renewed_repeatedly() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        for (int round = 1; round <= 10; round++) {
            Renewal.Renewed renewed = (Renewal.Renewed) client(app, tokens).renew();
            tokens = renewed.tokens();

            assertThat(renewed.accessEnds()).isAfter(remote().now());
            assertThat(client(app, tokens).profile().userId())
                    .as("round " + round)
                    .isEqualTo(remote().userId());
        }
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    default void a_failed_renewal_returns_try_later(BrokerFailure failure) {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();
        remote().failWith(failure);

        assertThat(client(app, tokens).renew())
                .isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.verdict())
                        .isEqualTo(failure.verdict()));
    }

    @Test
    default void a_renewal_prints_no_secret() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        assertNoSecrets(app, client(app, tokens).renew().toString());
    }

    /** The app of {@link RemoteBroker#renewableApp}. */
    default AppCredentials renewableApp() {
        return remote().renewableApp().orElseThrow();
    }
}
