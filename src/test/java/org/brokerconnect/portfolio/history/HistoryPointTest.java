package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.portfolio.SampleAnswers;
import org.brokerconnect.portfolio.SampleHolding;
import org.brokerconnect.portfolio.StoredAnswer;
import org.brokerconnect.portfolio.Totals;
import org.brokerconnect.portfolio.Valuation;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** A point of the history has the totals of the live answer, to the last decimal. */
class HistoryPointTest {

    private static final Instant THEN = Instant.parse("2026-11-24T06:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final TypeReference<PortfolioValue> TYPE = new TypeReference<>() {};

    @Provide
    Arbitrary<List<Holding>> portfolios() {
        Arbitrary<String> prices = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1e6).ofScale(13).map(Object::toString),
                Arbitraries.of("0", "-0", "1378.4258333333335", "0.5999999999999659"));
        Arbitrary<String> quantities =
                Arbitraries.integers().between(0, 100_000).map(Object::toString);
        return Combinators.combine(quantities, quantities, prices, prices, prices)
                .as((settled, unsettled, average, last, close) -> SampleHolding.of("X")
                        .settled(settled)
                        .unsettled(unsettled)
                        .at(average, last, close)
                        .build())
                .list()
                .ofMaxSize(8);
    }

    private static HistoryPoint point(List<Holding> holdings) {
        String json = new StoredAnswer<>("AB1234", PortfolioValue.of(Rows.of(holdings))).toJson();
        PortfolioValue value =
                StoredAnswer.parse(Secret.of(json), TYPE).orElseThrow().data();
        return HistoryPoint.of(new HistoryReader.Point(DAY, THEN, value), null);
    }

    @Property(tries = 300)
    void a_point_has_the_totals_of_the_live_answer(@ForAll("portfolios") List<Holding> holdings) {
        Totals totals = SampleAnswers.totalsOf(holdings);

        assertThat(point(holdings))
                .isEqualTo(new HistoryPoint(
                        DAY,
                        THEN,
                        totals.invested(),
                        totals.value(),
                        totals.profit(),
                        totals.profitPercent(),
                        totals.dayChange(),
                        totals.dayChangePercent(),
                        null,
                        null,
                        totals.withoutPrice().size()));
    }

    @Test
    void a_day_without_holdings_has_a_point_of_value_0() {
        HistoryPoint point = point(List.of());

        assertThat(point.value()).isZero();
        assertThat(point.dayChange()).isZero();
        assertThat(point.profitPercent()).isNull();
        assertThat(point.dayChangePercent()).isNull();
    }

    @Test
    void a_value_that_an_earlier_version_stored_is_read() {
        String stored = "{\"account\":\"AB1234\",\"data\":{\"currency\":\"INR\",\"worth\":"
                + "{\"invested\":100,\"value\":120.50,\"before\":118}}}";

        assertThat(StoredAnswer.parse(Secret.of(stored), TYPE))
                .contains(new StoredAnswer<>(
                        "AB1234",
                        new PortfolioValue(
                                Currency.getInstance("INR"),
                                new Valuation(
                                        new BigDecimal("100"),
                                        new BigDecimal("120.50"),
                                        new BigDecimal("20.50"),
                                        new BigDecimal("100"),
                                        new BigDecimal("2.50"),
                                        new BigDecimal("118")),
                                0,
                                null)));
    }

    @Test
    void a_holding_that_cannot_be_read_is_counted() {
        PortfolioValue value = PortfolioValue.of(new Rows<>(
                List.of(SampleHolding.of("X").settled("1").at("1", "2", "3").build()), List.of("row 2")));

        assertThat(value.notIncluded()).isEqualTo(1);
    }

    /** Sealing adds a third and about 80 bytes; the column holds 2,048. */
    @Test
    void the_longest_numbers_that_a_broker_can_send_fit_into_the_column() {
        BigDecimal longest = new BigDecimal("-" + "9".repeat(50) + "." + "9".repeat(40));
        PortfolioValue value = new PortfolioValue(
                Currency.getInstance("INR"),
                new Valuation(longest, longest, longest, longest, longest, longest),
                1_000_000,
                "A".repeat(44));

        assertThat(new StoredAnswer<>("A".repeat(64), value).toJson()).hasSizeLessThan(1_400);
    }
}
