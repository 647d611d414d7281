package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tests that every adapter must pass. A subclass provides the adapter and its {@link RemoteBroker}, which is new
 * for every test.
 */
public abstract class BrokerContract {

    private static final Secret STATE = Secret.of("canarystate-0123456789_abcdefghijklmnopqrstuvwxyz");
    /** The redirect address that the app of {@link RemoteBroker} has registered. */
    private static final ConsentRequest REQUEST =
            new ConsentRequest(STATE, URI.create("http://localhost:8080/api/broker/callback/contract"));

    /** The adapter, connected to {@link #remote()}. */
    protected abstract Broker broker();

    /** The broker that the adapter calls. */
    protected abstract RemoteBroker remote();

    @Test
    void the_description_is_complete() {
        BrokerDescription description = broker().description();

        assertThat(description.id()).matches("[a-z][a-z0-9-]*");
        assertThat(description.name()).isNotBlank();
        assertThat(description.waysIn()).isNotEmpty();
        assertThat(description.sandbox()).isTrue();
    }

    @Test
    void the_credential_fields_have_different_names_and_one_is_secret() {
        assertThat(broker().description().credentialFields()).allSatisfy(field -> assertThat(
                        field.accepts(remote().app().field(field.name()).reveal()))
                .as(field.name())
                .isTrue());
    }

    @Test
    void every_translated_hint_belongs_to_a_field_and_every_field_has_one() {
        BrokerDescription description = broker().description();

        assertThat(description.translatedHints().values())
                .allSatisfy(hints -> assertThat(hints.keySet()).containsExactlyInAnyOrderElementsOf(fieldNames()));
        assertThat(description.credentialFields(Locale.ENGLISH)).isEqualTo(description.credentialFields());
    }

    @Test
    void the_credentials_of_the_app_are_well_formed() {
        assertThat(broker().description().credentialFields()).allSatisfy(field -> assertThat(
                        field.accepts(remote().app().field(field.name()).reveal()))
                .as(field.name())
                .isTrue());
    }

    @Test
    void the_callback_returns_the_state() {
        Consent consent = broker().readReturn(remote().agree(address(remote().app())));

        assertThat(consent).isInstanceOfSatisfying(Consent.Granted.class, granted -> {
            assertThat(granted.state()).isEqualTo(STATE);
            assertThat(granted.code().isEmpty()).isFalse();
        });
    }

    @Test
    void a_declined_consent_is_declined_and_not_unreadable() {
        Consent consent = broker().readReturn(remote().decline(address(remote().app())));

        assertThat(consent).isInstanceOfSatisfying(Consent.Declined.class, declined -> assertThat(declined.state())
                .isIn(STATE, Secret.none()));
    }

    @Test
    void a_query_that_the_broker_does_not_send_is_unreadable() {
        assertThat(broker().readReturn(Map.of())).isEqualTo(new Consent.Unreadable());
        assertThat(broker().readReturn(Map.of("a", List.of("b", "c")))).isEqualTo(new Consent.Unreadable());
    }

    @Test
    void an_exchange_returns_a_valid_session_of_the_account() {
        BrokerSession session = connect(remote().app());

        assertThat(session.userId()).isEqualTo(remote().userId());
        assertThat(session.accessEnds()).isAfter(remote().now());
        Profile profile = client(remote().app(), session.tokens()).profile();
        assertThat(profile).isEqualTo(new Profile(session.userId(), session.userName()));
    }

    @Test
    void a_code_works_once() {
        Secret code = code(remote().app());
        broker().exchange(remote().app(), REQUEST, code);

        BrokerException refused = refusal(() -> broker().exchange(remote().app(), REQUEST, code));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("code-stale");
    }

    /** A real code, because brokers look at the code before or after the secret. */
    @Test
    void a_wrong_secret_has_the_verdict_config() {
        AppCredentials wrong = remote().withWrongSecret();

        BrokerException refused = refusal(() -> broker().exchange(wrong, REQUEST, code(remote().app())));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused.code()).isEqualTo("app-secret-refused");
    }

    /** By the exchange, or already by the consent page, which the broker does not show then. */
    @Test
    void an_unknown_app_has_the_verdict_config() {
        AppCredentials unknown = remote().withUnknownApp();

        BrokerException refused = refusal(() -> broker().exchange(unknown, REQUEST, code(remote().app())));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
    }

    @Test
    void a_revoked_session_is_invalid_and_can_be_revoked_again() {
        assumeTrue(canRevoke(), "this broker revokes no session");
        BrokerSession session = connect(remote().app());

        client(remote().app(), session.tokens()).revoke();

        assertDead(remote().app(), session.tokens());
        assertThatCode(() -> client(remote().app(), session.tokens()).revoke()).doesNotThrowAnyException();
    }

    @Test
    void a_broker_that_revokes_no_session_says_so() {
        assumeTrue(!canRevoke());
        BrokerSession session = connect(remote().app());

        assertThat(refusal(() -> client(remote().app(), session.tokens()).revoke())
                        .code())
                .isEqualTo(BrokerException.REVOCATION_UNSUPPORTED);

        assertThat(client(remote().app(), session.tokens()).profile().userId()).isEqualTo(remote().userId());
    }

    private boolean canRevoke() {
        return broker().description().capabilities().contains(Capability.REVOCATION);
    }

    @Test
    void a_session_that_the_broker_ended_requires_a_login() {
        BrokerSession session = connect(remote().app());

        remote().endSessions();

        assertDead(remote().app(), session.tokens());
    }

    @Test
    void a_session_without_a_refresh_token_requires_a_login_without_a_call() {
        BrokerSession session = connect(remote().app());
        assumeTrue(!session.tokens().areRenewable());
        remote().failWith(BrokerFailure.OUTAGE);

        assertThat(client(remote().app(), session.tokens()).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }

    @Test
    void a_renewable_session_can_be_renewed_repeatedly() {
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

    @Test
    void a_revoked_session_cannot_be_renewed() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        assumeTrue(canRevoke(), "this broker revokes no session");

        client(app, tokens).revoke();

        assertThat(client(app, tokens).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failure_never_ends_a_session(BrokerFailure failure) {
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(failure);

        assertThat(refusal(() -> client(remote().app(), tokens).profile()).verdict())
                .isEqualTo(failure.verdict());

        remote().recover();
        assertThat(client(remote().app(), tokens).profile().userId()).isEqualTo(remote().userId());
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failed_exchange_has_its_verdict_and_is_not_retried(BrokerFailure failure) {
        Secret code = code(remote().app());
        int before = remote().exchanges();
        remote().failWith(failure);

        assertThat(refusal(() -> broker().exchange(remote().app(), REQUEST, code))
                        .verdict())
                .isEqualTo(failure.verdict());

        assertThat(remote().exchanges() - before).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failed_renewal_returns_try_later(BrokerFailure failure) {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();
        remote().failWith(failure);

        assertThat(client(app, tokens).renew())
                .isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.verdict())
                        .isEqualTo(failure.verdict()));
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failed_revocation_is_reported(BrokerFailure failure) {
        assumeTrue(canRevoke(), "this broker revokes no session");
        SessionTokens tokens = connect(remote().app()).tokens();
        remote().failWith(failure);

        assertThat(refusal(() -> client(remote().app(), tokens).revoke()).verdict())
                .isEqualTo(failure.verdict());
    }

    @Test
    void the_market_has_a_name_of_small_letters() {
        assertThat(broker().market()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    void an_unknown_exchange_has_no_hours() {
        assertThat(broker().segmentOf("")).isEmpty();
        assertThat(broker().segmentOf("no-such-exchange")).isEmpty();
    }

    @Test
    void no_value_prints_a_secret() {
        AppCredentials app = remote().renewableApp().orElse(remote().app());
        Map<String, List<String>> query = remote().agree(address(app));
        Consent consent = broker().readReturn(query);
        BrokerSession session = broker().exchange(app, REQUEST, ((Consent.Granted) consent).code());

        assertNoSecrets(app, consent.toString(), session.toString(), app.toString());
        if (session.tokens().areRenewable()) {
            assertNoSecrets(app, client(app, session.tokens()).renew().toString());
        }
    }

    @Test
    void a_pasted_token_gives_a_session_of_its_account() {
        Secret pasted = pastedToken();

        BrokerSession session = broker().adopt(remote().app(), pasted);

        assertThat(session.userId()).isEqualTo(remote().userId());
        assertThat(session.accessEnds()).isAfter(remote().now());
        assertThat(client(remote().app(), session.tokens()).profile().userId()).isEqualTo(remote().userId());
        assertThat(session.toString()).doesNotContain(pasted.reveal());
    }

    @Test
    void a_pasted_text_that_is_no_token_is_refused() {
        pastedToken();

        BrokerException refused = refusal(() -> broker().adopt(remote().app(), Secret.of("canary-no-token")));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @EnumSource(BrokerFailure.class)
    void a_failure_refuses_no_pasted_token(BrokerFailure failure) {
        Secret pasted = pastedToken();
        remote().failWith(failure);

        assertThat(refusal(() -> broker().adopt(remote().app(), pasted)).verdict())
                .isEqualTo(failure.verdict());
    }

    private Secret pastedToken() {
        Optional<Secret> pasted = remote().pastedToken();
        assumeTrue(pasted.isPresent(), "the remote broker has no token to paste");
        assertThat(broker().description().waysIn()).contains(WayIn.PASTED_TOKEN);
        return pasted.get();
    }

    @Test
    void a_broker_without_pasted_tokens_refuses_one_without_a_call() {
        assumeTrue(!broker().description().waysIn().contains(WayIn.PASTED_TOKEN));
        remote().failWith(BrokerFailure.OUTAGE);

        BrokerException refused = refusal(() -> broker().adopt(remote().app(), Secret.of("canary-pasted")));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused.code()).isEqualTo("way-in-unsupported");
    }

    private List<String> fieldNames() {
        return broker().description().credentialFields().stream()
                .map(CredentialField::name)
                .toList();
    }

    /** The address of the consent page, as the handshake requests it. */
    private URI address(AppCredentials app) {
        return broker().authorizationUrl(app, REQUEST);
    }

    private Secret code(AppCredentials app) {
        return ((Consent.Granted) broker().readReturn(remote().agree(address(app)))).code();
    }

    protected final BrokerSession connect(AppCredentials app) {
        return broker().exchange(app, REQUEST, code(app));
    }

    /** A client that a person waits for. */
    protected final BrokerClient client(AppCredentials app, SessionTokens tokens) {
        return broker().client(new SessionContext(app, tokens, Priority.INTERACTIVE));
    }

    private AppCredentials renewableApp() {
        assumeTrue(remote().renewableApp().isPresent(), "this broker renews no session");
        return remote().renewableApp().orElseThrow();
    }

    private void assertDead(AppCredentials app, SessionTokens tokens) {
        BrokerException refused = refusal(() -> client(app, tokens).profile());

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("session-ended");
    }

    /** The exception of the call; checks that its stack trace contains no secret. */
    protected final BrokerException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        StringWriter log = new StringWriter();
        refused.printStackTrace(new PrintWriter(log));
        assertNoSecrets(remote().app(), log.toString());
        return refused;
    }

    private void assertNoSecrets(AppCredentials app, String... texts) {
        List<String> secrets = new ArrayList<>(remote().secrets());
        secrets.add(STATE.reveal());
        for (AppCredentials each : List.of(app, remote().withWrongSecret())) {
            each.fields().values().forEach(value -> secrets.add(value.reveal()));
        }
        for (String text : texts) {
            assertThat(text).doesNotContain(secrets);
        }
    }
}
