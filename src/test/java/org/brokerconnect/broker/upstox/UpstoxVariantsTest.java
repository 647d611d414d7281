package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.sandbox.upstox.UpstoxApp;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Behaviour on which the sources about Upstox disagree: the adapter accepts each. */
class UpstoxVariantsTest {

    private static final UpstoxOptions OPTIONS = UpstoxOptions.defaults(UpstoxRemoteBroker.REDIRECT.toString());
    private static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("some-state"), UpstoxRemoteBroker.REDIRECT);

    private UpstoxSandbox sandbox;
    private UpstoxBroker broker;

    private void start(UpstoxOptions options) {
        sandbox = UpstoxSandbox.start(0, options);
        broker = UpstoxRemoteBroker.broker(URI.create(sandbox.url()), sandbox.clock(), 30);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Secret code() {
        URI returned = UpstoxLogin.as("UP1234").authorise(broker.authorizationUrl(UpstoxRemoteBroker.APP, REQUEST));
        return Secret.of(RemoteBroker.query(returned).get("code").get(0));
    }

    @Test
    void where_the_code_is_checked_first_a_wrong_secret_is_still_a_wrong_secret() {
        start(OPTIONS.checkingTheCodeFirst());
        AppCredentials wrong = new AppCredentials(UpstoxRemoteBroker.APP.field("apiKey"), Secret.of("another-secret"));
        Secret code = code();

        BrokerException refused =
                catchThrowableOfType(BrokerException.class, () -> broker.exchange(wrong, REQUEST, code));

        assertThat(refused.code()).isEqualTo("app-secret-refused");
        assertThat(catchThrowableOfType(
                                BrokerException.class, () -> broker.exchange(wrong, REQUEST, Secret.of("nonsense")))
                        .code())
                .isEqualTo("code-stale");
    }

    @Test
    void a_dialog_that_returns_neither_a_code_nor_an_error_is_unreadable() {
        start(OPTIONS.decliningSilently());

        URI returned = UpstoxLogin.as("UP1234").cancel(broker.authorizationUrl(UpstoxRemoteBroker.APP, REQUEST));

        assertThat(broker.readReturn(RemoteBroker.query(returned))).isEqualTo(new Consent.Unreadable());
    }

    @Test
    void an_extended_token_is_kept_beside_the_access_token() {
        UpstoxApp app = OPTIONS.apps().get(0);
        start(new UpstoxOptions(
                List.of(new UpstoxApp(app.key(), app.secret(), app.name(), app.redirectUri(), true)),
                true,
                false,
                false,
                true,
                null));

        BrokerSession session = broker.exchange(UpstoxRemoteBroker.APP, REQUEST, code());

        assertThat(session.tokens().other("extended_token").isEmpty()).isFalse();
        assertThat(session.tokens().areRenewable()).isFalse();
    }

    @Test
    void a_profile_that_is_closed_at_night_ends_no_session() {
        start(OPTIONS.withoutProfileAtNight().startAt(Instant.parse("2026-11-24T19:00:00Z")));
        BrokerSession session = broker.exchange(UpstoxRemoteBroker.APP, REQUEST, code());

        BrokerException closed = catchThrowableOfType(BrokerException.class, () -> broker.client(
                        new SessionContext(UpstoxRemoteBroker.APP, session.tokens(), Priority.INTERACTIVE))
                .profile());

        assertThat(closed.verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(closed.code()).isEqualTo("broker-closed");
    }
}
