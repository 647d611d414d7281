package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.PartialFake;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.SentSql;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.session.BrokerCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and their snapshots, with a real database. */
@WithStores
class LivePortfolioTest {

    private static final Holding SHARE =
            SampleHolding.of("X").settled("10").at("1", "2", "3").build();

    private final Stores stores;
    private final List<HoldingsFetched> fetched = new ArrayList<>();
    private List<Holding> holdings = List.of(SHARE);
    private SecretAudit secrets;
    private LivePortfolio live;
    private UUID id;

    LivePortfolioTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        stores.broker.withHoldings(context -> holdings);
        secrets = stores.bean(SecretAudit.class);
        live = SampleAnswers.livePortfolio(
                stores.bean(BrokerCalls.class),
                stores.bean(SnapshotStore.class),
                stores.sessions,
                secrets,
                recording(),
                Runnable::run,
                stores.clock);
        id = stores.connected("asha", stores.clock.instant().plus(Duration.ofDays(1)));
    }

    @SuppressWarnings("unchecked")
    private Event<HoldingsFetched> recording() {
        return PartialFake.of(Event.class, Map.of("fire", arguments -> {
            fetched.add((HoldingsFetched) arguments[0]);
            return null;
        }));
    }

    private List<Holding> read() {
        stores.clock.advance(Duration.ofMinutes(1));
        return live.holdings(stores.read(id)).holdings();
    }

    /** The statements of a read so much later, past the life of cached answers. */
    private List<String> sent(Duration later) {
        stores.clock.advance(later);
        Connection connection = stores.read(id);
        return SentSql.during(() -> live.holdings(connection));
    }

    @Test
    void within_the_snapshot_interval_a_read_of_a_known_connection_sends_no_statement() {
        read();

        assertThat(sent(Duration.ofSeconds(3))).isEmpty();
        assertThat(sent(Duration.ofSeconds(12))).as("15 s after the snapshot").isEmpty();
        assertThat(sent(Duration.ofSeconds(3))).hasSizeGreaterThan(1);
        assertThat(sent(Duration.ofSeconds(3))).isEmpty();
    }

    @Test
    void a_login_within_the_snapshot_interval_reads_the_snapshot_which_becomes_the_baseline() {
        read();
        stores.clock.advance(Duration.ofSeconds(3));
        stores.logIn(id, stores.clock.instant().plus(Duration.ofDays(1)));

        assertThat(sent(Duration.ofSeconds(3))).isNotEmpty();
        assertThat(live.read(stores.read(id), PortfolioSection.HOLDINGS).baseline())
                .isNotNull();
    }

    private void assertDoubted() {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(BrokerUnavailableException.class, doubted -> assertThat(doubted.code())
                        .isEqualTo("broker-answer-empty"));
    }

    @Test
    void an_account_that_turns_empty_is_doubted_until_a_second_read_agrees() {
        read();
        holdings = List.of();

        assertDoubted();
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
    }

    @Test
    void an_answer_with_rows_ends_the_doubt() {
        read();
        holdings = List.of();
        assertDoubted();
        holdings = List.of(SHARE);
        read();
        holdings = List.of();

        assertDoubted();
    }

    @Test
    void an_account_that_never_owned_anything_is_believed_at_once() {
        holdings = List.of();

        assertThat(read()).isEmpty();
    }

    @Test
    void a_snapshot_that_cannot_be_opened_fails_no_read_and_is_replaced() {
        read();
        stores.update("update portfolio_snapshot set content_sealed = reverse(content_sealed)");

        assertThat(read()).hasSize(1);
        assertThat(fetched).hasSize(2);
        holdings = List.of();
        assertDoubted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reverse(content_sealed)",
                "left(content_sealed, 20)",
                "concat('AQAAAAE', substring(content_sealed, 8))",
                "'no base64'"
            })
    void a_snapshot_that_cannot_be_opened_is_recorded_once_in_the_audit_log(String changed) {
        read();
        stores.update("update portfolio_snapshot set content_sealed = " + changed);

        lastKnown();
        lastKnown();
        read();

        assertThat(recorded()).isEqualTo(List.of("system secret-unreadable snapshot of HOLDINGS"));
    }

    @Test
    void a_snapshot_of_another_connection_is_recorded() {
        read();
        UUID other = stores.connected("ravi", stores.clock.instant().plus(Duration.ofDays(1)));
        live.holdings(stores.read(other));
        Object copied = stores.query("select content_sealed from portfolio_snapshot where config_id = '" + other + "'")
                .get(0);
        stores.update("update portfolio_snapshot set content_sealed = ?", copied);

        assertThat(lastKnown()).isEmpty();
        assertThat(recorded()).isEqualTo(List.of("system secret-unreadable snapshot of HOLDINGS"));
    }

    private Optional<?> lastKnown() {
        return new Snapshots(stores.bean(SnapshotStore.class), stores.sessions, SampleAnswers.config(), secrets)
                .lastKnown(stores.read(id), PortfolioSection.HOLDINGS);
    }

    private List<?> recorded() {
        return stores.query("select concat(actor, ' ', outcome, ' ', substring_index(detail, ':', 1)) from audit_entry"
                + " where action = 'SECRET_UNREADABLE' and connection_id = '" + id + "'");
    }

    @Test
    void the_reason_of_an_earlier_error_is_not_given_for_a_session_that_has_ended() {
        Instant end = stores.read(id).session().orElseThrow().expiresAt();
        stores.sessions.recordFailure(
                id, stores.tokenVersion(id), Verdict.CONFIG, "broker-route-unknown", Duration.ZERO);
        Connection failing = stores.read(id);
        stores.clock.set(end);

        assertThat(live.reasonUnavailable(failing)).contains("session-ended");
    }
}
