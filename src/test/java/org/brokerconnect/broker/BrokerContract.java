package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every adapter must satisfy. A subclass says which adapter and lends a {@link BrokerSide}; the side is fresh for
 * every test.
 */
public abstract class BrokerContract {

    private static final Secret STATE = Secret.of("canarystate-0123456789_abcdefghijklmnopqrstuvwxyz");
    private static final Secret WRONG_SECRET = Secret.of("canarywrongsecret");

    /** The adapter, connected to {@link #side()}. */
    protected abstract Broker broker();

    /** The broker that the adapter talks to. */
    protected abstract BrokerSide side();

    @Test
    void the_description_is_complete() {
        BrokerDescription description = broker().description();

        assertThat(description.id()).matches("[a-z][a-z0-9-]*");
        assertThat(description.name()).isNotBlank();
        assertThat(description.credentialFields())
                .extracting(CredentialField::name)
                .containsExactly("apiKey", "apiSecret");
        assertThat(description.sandbox()).isTrue();
    }

    @Test
    void the_credentials_of_the_app_are_well_formed() {
        List<CredentialField> fields = broker().description().credentialFields();

        assertThat(fields.get(0).accepts(side().app().apiKey().reveal())).isTrue();
        assertThat(fields.get(1).accepts(side().app().apiSecret().reveal())).isTrue();
    }

    @Test
    void consent_brings_the_state_there_and_back() {
        Consent consent = broker().readReturn(side().agree(address(side().app())));

        assertThat(consent).isInstanceOfSatisfying(Consent.Granted.class, granted -> {
            assertThat(granted.state()).isEqualTo(STATE);
            assertThat(granted.code().isEmpty()).isFalse();
        });
    }

    @Test
    void who_declines_is_declined_and_not_unreadable() {
        Consent consent = broker().readReturn(side().decline(address(side().app())));

        assertThat(consent).isInstanceOfSatisfying(Consent.Declined.class, declined -> assertThat(declined.state())
                .isIn(STATE, Secret.none()));
    }

    @Test
    void a_return_that_the_broker_does_not_make_is_unreadable() {
        assertThat(broker().readReturn(Map.of())).isEqualTo(new Consent.Unreadable());
        assertThat(broker().readReturn(Map.of("a", List.of("b", "c")))).isEqualTo(new Consent.Unreadable());
    }

    @Test
    void an_exchange_gives_a_living_session_of_the_account() {
        BrokerSession session = connect(side().app());

        assertThat(session.userId()).isEqualTo(side().userId());
        assertThat(session.expiresAt()).isAfter(side().now());
        Profile profile = client(side().app(), session.tokens()).profile();
        assertThat(profile).isEqualTo(new Profile(session.userId(), session.userName()));
    }

    @Test
    void a_code_works_once() {
        Secret code = code(side().app());
        broker().exchange(side().app(), code);

        BrokerException refused = refusal(() -> broker().exchange(side().app(), code));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("request-token-stale");
    }

    @Test
    void a_wrong_secret_is_a_matter_of_settings() {
        AppCredentials wrong = new AppCredentials(side().app().apiKey(), WRONG_SECRET);

        BrokerException refused = refusal(() -> broker().exchange(wrong, code(side().app())));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused.code()).isEqualTo("checksum-refused");
    }

    @Test
    void an_unknown_key_is_a_matter_of_settings() {
        AppCredentials unknown =
                new AppCredentials(Secret.of("canaryunknownkey"), side().app().apiSecret());

        BrokerException refused = refusal(() -> broker().exchange(unknown, code(side().app())));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
    }

    @Test
    void a_revoked_session_is_dead_and_may_be_revoked_again() {
        BrokerSession session = connect(side().app());

        client(side().app(), session.tokens()).revoke();

        assertDead(side().app(), session.tokens());
        assertThatCode(() -> client(side().app(), session.tokens()).revoke()).doesNotThrowAnyException();
    }

    @Test
    void a_session_that_the_broker_ended_asks_for_a_login() {
        BrokerSession session = connect(side().app());

        side().endSessions();

        assertDead(side().app(), session.tokens());
    }

    @Test
    void a_session_without_the_means_to_renew_asks_for_a_login_without_a_call() {
        BrokerSession session = connect(side().app());
        assumeTrue(!session.tokens().areRenewable());
        side().befall(BrokerFailures.OUTAGE);

        assertThat(client(side().app(), session.tokens()).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }

    @Test
    void a_renewable_session_is_renewed_again_and_again() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        for (int round = 1; round <= 3; round++) {
            Renewal.Renewed renewed = (Renewal.Renewed) client(app, tokens).renew();
            tokens = renewed.tokens();

            assertThat(renewed.expiresAt()).isAfter(side().now());
            assertThat(client(app, tokens).profile().userId())
                    .as("round " + round)
                    .isEqualTo(side().userId());
        }
    }

    @Test
    void a_revoked_session_cannot_be_renewed() {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();

        client(app, tokens).revoke();

        assertThat(client(app, tokens).renew()).isInstanceOf(Renewal.LoginRequired.class);
    }

    @ParameterizedTest
    @EnumSource(BrokerFailures.class)
    void trouble_never_ends_a_session(BrokerFailures trouble) {
        SessionTokens tokens = connect(side().app()).tokens();
        side().befall(trouble);

        assertThat(refusal(() -> client(side().app(), tokens).profile()).verdict())
                .isEqualTo(trouble.verdict());

        side().heal();
        assertThat(client(side().app(), tokens).profile().userId()).isEqualTo(side().userId());
    }

    @ParameterizedTest
    @EnumSource(BrokerFailures.class)
    void an_exchange_in_trouble_says_why_and_is_not_tried_again(BrokerFailures trouble) {
        Secret code = code(side().app());
        int before = side().exchanges();
        side().befall(trouble);

        assertThat(refusal(() -> broker().exchange(side().app(), code)).verdict())
                .isEqualTo(trouble.verdict());

        assertThat(side().exchanges() - before).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(BrokerFailures.class)
    void a_renewal_in_trouble_is_put_off(BrokerFailures trouble) {
        AppCredentials app = renewableApp();
        SessionTokens tokens = connect(app).tokens();
        side().befall(trouble);

        assertThat(client(app, tokens).renew())
                .isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.verdict())
                        .isEqualTo(trouble.verdict()));
    }

    @ParameterizedTest
    @EnumSource(BrokerFailures.class)
    void a_revocation_in_trouble_is_no_success(BrokerFailures trouble) {
        SessionTokens tokens = connect(side().app()).tokens();
        side().befall(trouble);

        assertThat(refusal(() -> client(side().app(), tokens).revoke()).verdict())
                .isEqualTo(trouble.verdict());
    }

    @Test
    void a_trading_day_is_over_on_its_own_date_and_never_far_away() {
        SessionCalendar calendar = broker().calendar();
        LocalDate today = calendar.dateOf(side().now());

        List<TradingDay> days = today.datesUntil(today.plusDays(14))
                .flatMap(date -> calendar.tradingDay(date).stream())
                .toList();

        assertThat(days).isNotEmpty().allSatisfy(day -> {
            assertThat(calendar.tradingDay(day.date())).contains(day);
            assertThat(calendar.dateOf(day.opens())).isEqualTo(day.date());
            assertThat(calendar.dateOf(day.settled())).isEqualTo(day.date());
            assertThat(calendar.tradingDayAt(day.opens())).contains(day);
            assertThat(calendar.tradingDayAt(day.opens().minusNanos(1))).isEmpty();
            assertThat(calendar.tradingDayAt(day.settled())).contains(day);
        });
    }

    @Test
    void nothing_that_is_carried_around_prints_a_secret() {
        AppCredentials app = side().renewableApp().orElse(side().app());
        Map<String, List<String>> query = side().agree(address(app));
        Consent consent = broker().readReturn(query);
        BrokerSession session = broker().exchange(app, ((Consent.Granted) consent).code());

        assertSilent(app, consent.toString(), session.toString(), app.toString());
        if (session.tokens().areRenewable()) {
            assertSilent(app, client(app, session.tokens()).renew().toString());
        }
    }

    /** An address for the person, as the handshake makes it. */
    private URI address(AppCredentials app) {
        return broker().authorizationUrl(app, STATE);
    }

    private Secret code(AppCredentials app) {
        return ((Consent.Granted) broker().readReturn(side().agree(address(app)))).code();
    }

    protected final BrokerSession connect(AppCredentials app) {
        return broker().exchange(app, code(app));
    }

    /** A client that a person waits for. */
    protected final BrokerClient client(AppCredentials app, SessionTokens tokens) {
        return broker().client(new SessionContext(app, tokens, Priority.INTERACTIVE));
    }

    private AppCredentials renewableApp() {
        assumeTrue(side().renewableApp().isPresent(), "this broker renews no session");
        return side().renewableApp().orElseThrow();
    }

    private void assertDead(AppCredentials app, SessionTokens tokens) {
        BrokerException refused = refusal(() -> client(app, tokens).profile());

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("session-ended");
    }

    /** What the call throws, after looking for secrets in all that a log would show of it. */
    protected final BrokerException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        StringWriter log = new StringWriter();
        refused.printStackTrace(new PrintWriter(log));
        assertSilent(side().app(), log.toString());
        return refused;
    }

    private void assertSilent(AppCredentials app, String... texts) {
        List<String> secrets = new ArrayList<>(side().secrets());
        secrets.addAll(List.of(
                STATE.reveal(),
                WRONG_SECRET.reveal(),
                app.apiKey().reveal(),
                app.apiSecret().reveal()));
        for (String text : texts) {
            assertThat(text).doesNotContain(secrets);
        }
    }
}
