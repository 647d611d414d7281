package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.SampleConnection;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.problem.ProblemWords;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalResourceTest {

    private static final Connection OWN = SampleConnection.renewable().read();
    private static final UUID OWN_ID = OWN.config().id();

    @Test
    void a_renewal_returns_the_new_status() {
        SessionTokens tokens = new SessionTokens(Secret.of("access"), Secret.of("refresh"));
        RenewalResource resource = renewing(new Renewal.Renewed(tokens, SampleConnection.END));

        assertThat(resource.renew(OWN_ID).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void a_session_that_cannot_be_renewed_requires_a_login_and_gives_the_reason() {
        Problem problem = problemOf(renewing(new Renewal.LoginRequired("refresh-token-refused")), OWN_ID);

        assertThat(problem.type()).isEqualTo("login-required");
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.title()).isEqualTo(words("login-required").title());
        assertThat(problem.detail()).isEqualTo(words("refresh-token-refused").detail());
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSIENT, broker-slow, 503",
        "RATE, rate-limited, 503",
        "CONFIG, app-secret-refused, 409",
        "PERMISSION, permission-missing, 409"
    })
    void a_failure_has_status_503_only_if_a_retry_helps(Verdict verdict, String code, int status) {
        Problem problem = problemOf(renewing(new Renewal.TryLater(verdict, code, Duration.ZERO)), OWN_ID);

        assertThat(problem.type()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.title()).isEqualTo(words(code).title());
    }

    @Test
    void another_owners_connection_is_not_found() {
        Problem problem = problemOf(renewing(new Renewal.LoginRequired("session-ended")), UUID.randomUUID());

        assertThat(problem.status()).isEqualTo(404);
    }

    private static ProblemWords words(String slug) {
        return ProblemCatalog.words(slug, Locale.ENGLISH, "Fake Broker");
    }

    private static Problem problemOf(RenewalResource resource, UUID id) {
        return catchThrowableOfType(ProblemException.class, () -> resource.renew(id))
                .problem(Locale.ENGLISH);
    }

    private static RenewalResource renewing(Renewal outcome) {
        Clock clock = Clock.fixed(SampleConnection.LOGIN, ZoneOffset.UTC);
        return new RenewalResource(
                new Asha(),
                new OneConnection(),
                new Answering(outcome),
                new StatusViews(new FakeBroker().catalog(), TestMarkets.FAKE, clock),
                new FakeBroker().catalog());
    }

    private static final class Asha extends Caller {
        @Override
        public String id() {
            return SampleConnection.OWNER;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }

    private static final class OneConnection extends ConnectionStore {
        @Override
        public Optional<Connection> find(String owner, UUID id) {
            return Optional.of(OWN).filter(own -> owner.equals(SampleConnection.OWNER) && id.equals(OWN_ID));
        }
    }

    private static final class Answering extends Renewals {

        private final Renewal outcome;

        Answering(Renewal outcome) {
            this.outcome = outcome;
        }

        @Override
        public Renewal renewOnRequest(Connection connection) {
            return outcome;
        }
    }
}
