package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.connection.SentSql;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.SampleAnswers;
import org.brokerconnect.portfolio.SampleHolding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded and read, with a real database. The market is open from 08:00 to 16:00 UTC. */
@WithStores
class HistoryRecorderTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Holding PRICED =
            SampleHolding.of("X").settled("10").at("1", "2", "3").build();
    private static final Holding PRICELESS =
            SampleHolding.of("Y").settled("10").withPrices("1", null, null).build();

    private final Stores stores;
    private HistoryRecorder recorder;
    private HistoryReader reader;
    private UUID id;
    private String account;

    HistoryRecorderTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        stores.clock.set(NOON);
        ValueStore values = stores.bean(ValueStore.class);
        ValueContents contents = stores.bean(ValueContents.class);
        recorder = new HistoryRecorder(
                values,
                contents,
                stores.broker.catalog(),
                TestMarkets.FAKE,
                SampleAnswers.config(),
                new HistoryConfig(15, 30, 30, 8));
        reader = new HistoryReader(
                stores.connections, values, contents, stores.broker.catalog(), TestMarkets.FAKE, stores.clock);
        id = stores.connected("asha", NOON.plus(Duration.ofDays(1)));
        account = stores.read(id).session().orElseThrow().brokerUserId();
    }

    private void fetch(Holding... holdings) {
        fetched(Duration.ofMinutes(20), holdings);
    }

    private void fetched(Duration later, Holding... holdings) {
        stores.clock.advance(later);
        recorder.recordValue(
                new HoldingsFetched(id, FakeBroker.ID, account, Rows.of(List.of(holdings)), stores.clock.instant()));
    }

    private List<HistoryPoint> points() {
        return reader.read("asha", id, null, null, "INTRADAY").points();
    }

    @Test
    void a_value_counts_the_holdings_that_it_does_not_contain() {
        fetch(PRICED, PRICELESS);

        assertThat(points()).singleElement().satisfies(point -> {
            assertThat(point.value()).isEqualByComparingTo("20");
            assertThat(point.notIncluded()).isEqualTo(1);
        });
    }

    @Test
    void within_the_snapshot_interval_no_statement_is_sent() {
        fetch(PRICED);

        assertThat(SentSql.during(() -> fetched(Duration.ofSeconds(15), PRICED)))
                .isEmpty();
        assertThat(SentSql.during(() -> fetched(Duration.ofSeconds(1), PRICED))).isNotEmpty();
        assertThat(SentSql.during(() -> fetched(Duration.ofSeconds(3), PRICED))).isEmpty();
    }

    @Test
    void a_value_that_lacks_holdings_replaces_no_complete_value_of_its_day() {
        fetch(PRICED, PRICED);
        fetch(PRICED, PRICELESS);

        assertThat(points()).extracting(HistoryPoint::notIncluded).containsExactly(0);
    }

    @Test
    void nothing_is_recorded_when_no_price_is_known() {
        fetch(PRICELESS);

        assertThat(points()).isEmpty();
    }

    @Test
    void a_point_that_cannot_be_opened_concerns_itself_only_and_is_replaced() {
        fetch(PRICED);
        stores.update("update portfolio_value set content_sealed = reverse(content_sealed)");

        assertThat(points()).isEmpty();
        fetch(PRICED);
        assertThat(points()).hasSize(1);
        assertThat(reader.read("asha", id, null, null, "DAY").points()).hasSize(1);
    }

    @Test
    void values_that_do_not_open_are_recorded_once_in_the_audit_log() {
        fetch(PRICED);
        fetch(PRICED);
        stores.update("update portfolio_value set content_sealed = reverse(content_sealed)");

        points();
        points();
        fetch(PRICED, PRICELESS);

        assertThat(stores.query("select concat(actor, ' ', outcome, ' ', substring_index(detail, ':', 1))"
                        + " from audit_entry where action = 'SECRET_UNREADABLE' and connection_id = '" + id + "'"))
                .isEqualTo(List.of("system secret-unreadable value in the history"));
    }

    private void fetchAt(String time, Holding... holdings) {
        stores.clock.set(Instant.parse(time).minus(Duration.ofMinutes(20)));
        fetch(holdings);
    }

    private List<String> days() {
        return reader.read("asha", id, null, null, "DAY").points().stream()
                .map(point -> point.day().toString())
                .toList();
    }

    @Test
    void a_closed_day_has_no_point_even_if_the_value_differs() {
        fetchAt("2026-11-24T12:00:00Z", PRICED);
        fetchAt("2026-11-25T12:00:00Z", PRICED, PRICED);
        fetchAt("2026-11-29T12:00:00Z", PRICED, PRICED);

        assertThat(days()).containsExactly("2026-11-24");
    }

    @Test
    void a_day_of_unknown_hours_has_a_point_once_the_value_differs() {
        fetchAt("2026-11-24T12:00:00Z", PRICED);
        fetchAt("2026-11-26T09:00:00Z", PRICED);
        assertThat(days()).as("the value of the day before").containsExactly("2026-11-24");

        fetchAt("2026-11-26T18:30:00Z", PRICED, PRICED);
        fetchAt("2026-11-26T19:30:00Z", PRICED);

        assertThat(days()).containsExactly("2026-11-24", "2026-11-26");
        assertThat(reader.read("asha", id, null, null, "DAY").points().get(1).value())
                .as("also if it returns to the value of the day before")
                .isEqualByComparingTo("20");
    }
}
