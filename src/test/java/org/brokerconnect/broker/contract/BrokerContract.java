package org.brokerconnect.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tests that every adapter must pass. A subclass provides the adapter and its {@link RemoteBroker}, and implements
 * the clauses that the broker's description calls for, which {@link #the_clauses_are_those_of_the_description} checks:
 * {@link RevocationClauses} or {@link NoRevocationClauses}; {@link RenewalClauses}, {@link LoginOnlyClauses} or both;
 * {@link RevokedRenewalClauses} for a broker with revocation and renewal; {@link PastedTokenClauses} or
 * {@link NoPastedTokenClauses}; {@link AccountClauses} for a broker whose accounts are read.
 */
public abstract class BrokerContract implements BrokerUnderTest {

    @Test
    void the_clauses_are_those_of_the_description() {
        Set<Capability> capabilities = broker().description().capabilities();
        boolean revokes = capabilities.contains(Capability.REVOCATION);
        boolean renewsAll = capabilities.contains(Capability.RENEWAL);
        boolean renews = renewsAll || capabilities.contains(Capability.RENEWAL_FOR_APPROVED_APPS);
        boolean pastes = broker().description().waysIn().contains(WayIn.PASTED_TOKEN);

        assertThat(this instanceof RevocationClauses).isEqualTo(revokes);
        assertThat(this instanceof NoRevocationClauses).isNotEqualTo(revokes);
        assertThat(this instanceof RenewalClauses).isEqualTo(renews);
        assertThat(this instanceof LoginOnlyClauses).isNotEqualTo(renewsAll);
        assertThat(this instanceof RevokedRenewalClauses).isEqualTo(revokes && renews);
        assertThat(this instanceof PastedTokenClauses).isEqualTo(pastes);
        assertThat(this instanceof NoPastedTokenClauses).isNotEqualTo(pastes);
        assertThat(remote().renewableApp().isPresent()).isEqualTo(renews);
        assertThat(remote().pastedToken().isPresent()).isEqualTo(pastes);
    }

    @Test
    void the_credential_fields_have_different_names_and_one_is_secret() {
        List<CredentialField> fields = broker().description().credentialFields();

        assertThat(fields).extracting(CredentialField::name).doesNotHaveDuplicates();
        assertThat(fields).anyMatch(CredentialField::secret);
    }

    @Test
    void the_description_is_complete() {
        BrokerDescription description = broker().description();

        assertThat(description.id()).matches("[a-z][a-z0-9-]*");
        assertThat(description.name()).isNotBlank();
        assertThat(description.waysIn()).isNotEmpty();
        assertThat(description.sandbox()).isTrue();
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
    void a_session_that_the_broker_ended_requires_a_login() {
        BrokerSession session = connect(remote().app());

        remote().endSessions();

        assertEnded(remote().app(), session.tokens());
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
    }

    private List<String> fieldNames() {
        return broker().description().credentialFields().stream()
                .map(CredentialField::name)
                .toList();
    }
}
