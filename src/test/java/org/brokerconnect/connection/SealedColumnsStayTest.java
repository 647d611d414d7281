package org.brokerconnect.connection;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.Code;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that concerns no secret leaves the ciphertext of all secrets as it is, and does not write it again. */
@WithStores
class SealedColumnsStayTest {

    private final Stores stores;
    private UUID id;
    private long tokens;

    SealedColumnsStayTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        id = stores.renewable("asha", stores.clock.instant().plus(Duration.ofDays(1)));
        tokens = stores.tokenVersion(id);
    }

    private List<Object> sealed() {
        return Arrays.asList((Object[]) stores.query("select c.api_key_sealed, c.api_secret_sealed,"
                        + " s.access_token_sealed,"
                        + " s.refresh_token_sealed from broker_config c join broker_session s on s.config_id = c.id")
                .get(0));
    }

    private void keepsCiphertext(Runnable change) {
        List<Object> before = sealed();
        change.run();
        assertThat(sealed()).isEqualTo(before).doesNotContainNull();
    }

    @Test
    void a_new_label() {
        keepsCiphertext(() -> stores.writer.update("asha", id, "Renamed", null));
    }

    @Test
    void a_check_a_sync_and_a_failure() {
        keepsCiphertext(() -> stores.sessions.recordSuccess(id, tokens));
        keepsCiphertext(() -> stores.sessions.recordSync(id, Instant.EPOCH.plusSeconds(1)));
        keepsCiphertext(
                () -> stores.sessions.recordFailure(id, tokens, Verdict.TRANSIENT, "broker-down", Duration.ZERO));
    }

    @Test
    void a_lease() {
        keepsCiphertext(() -> assertThat(stores.leases.takeRenewal(id, tokens)).isPresent());
    }

    @Test
    void an_attempt() {
        keepsCiphertext(() -> stores.logins.openAttempt(
                "asha", id, UUID.randomUUID(), stores.clock.instant().plusSeconds(60)));
    }

    @Test
    void a_new_connection_and_its_session_are_sealed_once() {
        List<String> sent = SentSql.during(
                () -> stores.renewable("ravi", stores.clock.instant().plus(Duration.ofDays(1))));

        assertThat(sent)
                .anyMatch(sql -> sql.startsWith("insert into broker_config") && sql.contains("api_secret_sealed"))
                .noneMatch(sql -> sql.startsWith("update") && sql.contains("_sealed"));
    }

    @Test
    void renewed_tokens_are_sealed_once() {
        SessionTokens renewed = new SessionTokens(Secret.of("access-2"), Secret.of("refresh-2"));
        Instant end = stores.clock.instant().plus(Duration.ofDays(2));

        List<String> sent =
                SentSql.during(() -> stores.sessions.recordRenewal(id, tokens, new Renewal.Renewed(renewed, end)));

        assertThat(sent)
                .filteredOn(sql -> sql.startsWith("update") && sql.contains("_sealed"))
                .hasSize(1);
    }

    /** Hibernate copies the values of other converters by sealing and opening them, and then finds them changed. */
    @Test
    void converters_say_that_secrets_do_not_change() {
        classes()
                .that()
                .areAssignableTo(SealedColumn.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .beAnnotatedWith(Immutable.class)
                .because("the annotation of a class does not hold for its subclasses")
                .check(Code.MAIN);
    }

    /** The columns that a statement does not name are neither sent to the database nor written to its binary log. */
    @Test
    void an_update_names_the_changed_columns_only() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .and()
                .containAnyFieldsThat(describe("are sealed", SealedColumnsStayTest::isSealed))
                .should()
                .beAnnotatedWith(DynamicUpdate.class)
                .check(Code.MAIN);
    }

    private static boolean isSealed(JavaField field) {
        return field.tryGetAnnotationOfType(Convert.class)
                .filter(convert -> SealedColumn.class.isAssignableFrom(convert.converter()))
                .isPresent();
    }
}
