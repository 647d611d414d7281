package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.http.JsonFormat;

/** Properties of the numbers of every portfolio that a broker can send, and of some that it cannot. */
class FiguresPropertiesTest {

    private static final ObjectMapper WIRE = new JsonFormat().getContext(PortfolioView.class);
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Prices with fractions of a paisa, and other JSON numbers: tiny, huge, negative, with and without an exponent. */
    private static Arbitrary<String> numbers() {
        Arbitrary<String> any = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.integers().between(-60, 60))
                .as((digits, scale) -> BigDecimal.valueOf(digits, scale).toString());
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1e7).ofScale(13).map(Object::toString),
                any,
                Arbitraries.of("0", "-0", "0E-18", "1E+3", "0.5999999999999659"));
    }

    @Provide
    Arbitrary<List<Holding>> portfolios() {
        Arbitrary<String> quantities =
                Arbitraries.oneOf(Arbitraries.integers().between(0, 1_000_000).map(Object::toString), numbers());
        Arbitrary<Holding> holdings = Combinators.combine(
                        Arbitraries.strings().alpha().ofLength(2),
                        quantities,
                        quantities,
                        numbers(),
                        numbers(),
                        numbers())
                .as((symbol, settled, unsettled, average, last, close) -> SampleHolding.of(symbol)
                        .settled(settled)
                        .unsettled(unsettled)
                        .pledged(settled)
                        .at(average, last, close)
                        .funded(unsettled, average, last)
                        .build());
        return holdings.list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void totals_are_the_exact_sums_of_the_known_rows(@ForAll("portfolios") List<Holding> holdings) {
        PortfolioView view = view(holdings);

        Totals totals = view.totals();
        assertEqual(totals.invested(), sum(view, HoldingView::invested));
        assertEqual(totals.value(), sum(view, HoldingView::value));
        assertEqual(totals.profit(), sum(view, HoldingView::profit));
        assertEqual(totals.dayChange(), sum(view, HoldingView::dayChange));
        if (totals.withoutPrice().isEmpty() && totals.withoutCost().isEmpty()) {
            assertEqual(totals.profit(), totals.value().subtract(totals.invested()));
        }
    }

    @Property(tries = 300)
    void a_percentage_differs_from_the_exact_value_by_at_most_half_of_its_last_decimal(
            @ForAll("portfolios") List<Holding> holdings) {
        Valuation sum =
                Valuation.sum(holdings.stream().map(HoldingView::valuation).toList());
        Totals totals = view(holdings).totals();

        assertClose(totals.profitPercent(), totals.profit(), sum.profitBase());
        assertClose(totals.dayChangePercent(), totals.dayChange(), sum.previousValue());
    }

    private static void assertClose(BigDecimal percent, BigDecimal part, BigDecimal whole) {
        if (whole == null || whole.signum() == 0) {
            assertThat(percent).isNull();
            return;
        }
        BigDecimal error = percent.multiply(whole)
                .subtract(part.multiply(BigDecimal.valueOf(100)))
                .abs();
        assertThat(percent.scale()).isEqualTo(4);
        assertThat(error).isLessThanOrEqualTo(whole.abs().multiply(new BigDecimal("0.00005")));
    }

    @Property(tries = 300)
    void every_json_number_is_exact_and_without_exponent(@ForAll("portfolios") List<Holding> holdings)
            throws JsonProcessingException {
        PortfolioView view = view(holdings);

        String json = WIRE.writeValueAsString(view);

        assertThat(json).doesNotContainPattern("[:,\\[]-?[0-9.]+[eE]").doesNotContain("NaN", "Infinity");
        JsonNode read = EXACT.readTree(json);
        assertEqual(number(read.at("/totals/value")), view.totals().value());
        for (int i = 0; i < holdings.size(); i++) {
            JsonNode row = read.at("/holdings/" + i);
            assertEqual(number(row.path("averagePrice")), holdings.get(i).averagePrice());
            assertEqual(number(row.path("profit")), view.holdings().get(i).profit());
        }
    }

    @Property(tries = 100)
    void a_portfolio_has_no_changes_to_itself(@ForAll("portfolios") List<Holding> holdings) {
        assertThat(HoldingChange.between(holdings, holdings)).isEmpty();
    }

    private static PortfolioView view(List<Holding> holdings) {
        return PortfolioView.of(new PortfolioAnswer<>(FiguresTest.LIVE, Rows.of(holdings), null));
    }

    private static BigDecimal sum(PortfolioView view, Function<HoldingView, BigDecimal> amount) {
        List<BigDecimal> known =
                view.holdings().stream().map(amount).filter(Objects::nonNull).toList();
        return known.isEmpty() && !view.holdings().isEmpty()
                ? null
                : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertEqual(BigDecimal actual, BigDecimal expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isEqualByComparingTo(expected);
        }
    }

    /** Null where JSON has no number: an unknown one is absent. */
    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
