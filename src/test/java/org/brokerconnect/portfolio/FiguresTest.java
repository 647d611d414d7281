package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.connection.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers of an answer, compared with numbers computed by hand. There is a test for each pitfall of the broker's
 * fields.
 */
class FiguresTest {

    static final Provenance LIVE =
            Provenance.live(UUID.randomUUID(), Instant.parse("2026-11-23T06:00:00Z"), ConnectionState.CONNECTED);

    static PortfolioView view(Holding... holdings) {
        return PortfolioView.of(new PortfolioAnswer<>(LIVE, Rows.of(List.of(holdings)), null));
    }

    private static void assertNumber(BigDecimal actual, String expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            # case,         T0,  T1, plg, average,  last, close, sum, invested, value,  profit,  %,       day,  %
            plain,          10,  0,  0,   1500,     1575, 1580,  10,  15000,    15750,  750,     5,       -50,  -0.3165
            T1 counts,      60,  15, 0,   100,      110,  108,   75,  7500,     8250,   750,     10,      150,  1.8519
            T1 alone,       0,   25, 0,   2096.5,   2100, 2090,  25,  52412.5,  52500,  87.5,    0.1669,  250,  0.4785
            pledged shares, 50,  0,  150, 781.0375, 1000, 1000,  200, 156207.5, 200000, 43792.5, 28.0348, 0,    0
            all pledged,    0,   0,  7500, 64.3,    65,   65,    7500, 482250,  487500, 5250,    1.0886,  0,    0
            no cost,        64,  0,  0,   0,        250,  200,   64,  -,        16000,  -,       -,       3200, 25
            no close,       10,  0,  0,   100,      90,   0,     10,  1000,     900,    -100,    -10,     -,    -
            all sold today, 0,   0,  0,   100,      90,   95,    0,   0,        0,      0,       -,       0,    -
            raw doubles, 3, 0, 0, 1378.4258333333335, 1573.7, 1573.1000000000001, 3, \
            4135.2775000000005, 4721.1, 585.8224999999995, 14.1665, 1.7999999999997, 0.0381
            no price,       5,   0,  0,   20,       0,    20,    5,   100,      -,      -,       -,       -,    -
            """)
    void a_holding(
            String name,
            String settled,
            String unsettled,
            String pledged,
            String average,
            String last,
            String close,
            String quantity,
            String invested,
            String value,
            String profit,
            String profitPercent,
            String dayChange,
            String dayChangePercent) {
        Holding holding = SampleHolding.of("X")
                .settled(settled)
                .unsettled(unsettled)
                .pledged(pledged)
                .at(average, last, close)
                .build();

        HoldingView view = view(holding).holdings().get(0);

        assertNumber(view.quantity(), quantity);
        assertNumber(view.settled(), settled);
        assertNumber(view.unsettled(), unsettled);
        assertNumber(view.pledged(), pledged);
        assertNumber(view.invested(), invested);
        assertNumber(view.value(), value);
        assertNumber(view.profit(), profit);
        assertNumber(view.profitPercent(), profitPercent);
        assertNumber(view.dayChange(), dayChange);
        assertNumber(view.dayChangePercent(), dayChangePercent);
    }

    @Test
    void the_day_change_is_of_the_whole_holding_and_not_per_share() {
        HoldingView view = view(SampleHolding.of("X")
                        .settled("7")
                        .at("1", "10.30", "10")
                        .build())
                .holdings()
                .get(0);

        assertNumber(view.dayChange(), "2.10");
        assertNumber(view.dayChangePercent(), "3");
    }

    @Test
    void margin_funded_shares_are_listed_apart_and_are_in_no_total() {
        PortfolioView view = view(SampleHolding.of("TATASTEEL")
                .settled("10")
                .at("148.9", "165", "160")
                .funded("1000", "163.2", "40800")
                .build());

        HoldingView row = view.holdings().get(0);
        assertNumber(row.quantity(), "10");
        assertNumber(row.profit(), "161");
        assertNumber(row.marginFunded().quantity(), "1000");
        assertNumber(row.marginFunded().averagePrice(), "163.2");
        assertNumber(row.marginFunded().initialMargin(), "40800");
        assertNumber(row.marginFunded().value(), "165000");
        assertNumber(row.marginFunded().profit(), "1800");
        assertNumber(view.totals().value(), "1650");
        assertNumber(view.totals().profit(), "161");
        assertNumber(view.totals().dayChange(), "50");
    }

    @Test
    void an_uncertain_cost_is_marked_and_counted() {
        PortfolioView view = view(
                SampleHolding.of("GIFT")
                        .settled("64")
                        .at("0", "250", "200")
                        .costUncertain()
                        .build(),
                SampleHolding.of("PLAIN").settled("1").at("100", "110", "105").build());

        assertThat(view.holdings()).extracting(HoldingView::costUncertain).containsExactly(true, false);
        assertThat(view.costUncertain()).isEqualTo(1);
    }

    @Test
    void totals_are_sums_and_their_percentages_are_computed_from_the_sums() {
        PortfolioView view = view(
                SampleHolding.of("A").settled("10").at("100", "110", "100").build(),
                SampleHolding.of("B")
                        .settled("1")
                        .unsettled("1")
                        .at("500", "450", "460")
                        .build());

        assertNumber(view.totals().invested(), "2000");
        assertNumber(view.totals().value(), "2000");
        assertNumber(view.totals().profit(), "0");
        assertNumber(view.totals().profitPercent(), "0");
        assertNumber(view.totals().dayChange(), "80");
        assertNumber(view.totals().dayChangePercent(), "4.1667");
    }

    @Test
    void a_holding_without_a_close_does_not_affect_the_day_change_of_the_others() {
        PortfolioView view = view(
                SampleHolding.of("NEW").settled("10").at("100", "130", "0").build(),
                SampleHolding.of("OLD").settled("10").at("100", "110", "100").build());

        assertNumber(view.totals().dayChange(), "100");
        assertNumber(view.totals().dayChangePercent(), "10");
        assertThat(view.totals().withoutClose()).containsExactly("NSE:NEW");
    }

    @Test
    void totals_contain_what_is_known_and_name_what_is_not() {
        PortfolioView view = view(
                SampleHolding.of("KNOWN").settled("10").at("100", "110", "100").build(),
                SampleHolding.of("PRICELESS")
                        .settled("5")
                        .withPrices("20", null, null)
                        .build(),
                SampleHolding.of("GIFT")
                        .settled("1")
                        .withPrices(null, "50", "40")
                        .build());

        assertNumber(view.totals().invested(), "1100");
        assertNumber(view.totals().value(), "1150");
        assertNumber(view.totals().profit(), "100");
        assertNumber(view.totals().profitPercent(), "10");
        assertNumber(view.totals().dayChange(), "110");
        assertThat(view.totals().withoutPrice()).containsExactly("NSE:PRICELESS");
        assertThat(view.totals().withoutCost()).containsExactly("NSE:GIFT");
        assertThat(view.totals().withoutClose()).isEmpty();
    }

    @Test
    void totals_of_which_nothing_is_known_are_unknown_and_not_0() {
        PortfolioView view = view(
                SampleHolding.of("X").settled("5").withPrices(null, null, null).build());

        assertNumber(view.totals().invested(), null);
        assertNumber(view.totals().value(), null);
        assertNumber(view.totals().profit(), null);
        assertNumber(view.totals().dayChange(), null);
    }

    @Test
    void rows_of_the_same_listing_have_different_keys() {
        Holding row = SampleHolding.of("X").settled("1").build();

        assertThat(view(row, row, SampleHolding.of("Y").build()).holdings())
                .extracting(HoldingView::key)
                .containsExactly("NSE:X:CNC:INE000A00000", "NSE:X:CNC:INE000A00000#2", "NSE:Y:CNC:INE000A00000");
    }

    @Test
    void an_empty_portfolio_has_totals_of_0_and_no_percentages() {
        PortfolioView view = view();

        assertThat(view.totals())
                .isEqualTo(new Totals(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        BigDecimal.ZERO,
                        null,
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(view.currency()).hasToString("INR");
        assertThat(view.changes()).isEmpty();
    }

    @Test
    void fractions_of_fund_units_are_not_rounded() {
        FundHoldingsView view = FundHoldingsView.of(new PortfolioAnswer<>(
                LIVE,
                Rows.of(List.of(fund("290.505", "27.0065", "28.1875"), fund("22.481", "4712.3385", "5271.9042"))),
                null));

        assertNumber(view.funds().get(0).invested(), "7845.5232825");
        assertNumber(view.funds().get(0).value(), "8188.6096875");
        assertNumber(view.funds().get(0).profit(), "343.086405");
        assertNumber(view.funds().get(0).profitPercent(), "4.3730");
        assertNumber(view.totals().invested(), "113783.6051010");
        assertNumber(view.totals().value(), "126706.2880077");
        assertNumber(view.totals().profit(), "12922.6829067");
        assertNumber(view.totals().profitPercent(), "11.3572");
    }

    private static FundHolding fund(String quantity, String average, String last) {
        return new FundHolding(
                "INF209K01LX6",
                "A fund",
                "",
                new BigDecimal(quantity),
                BigDecimal.TEN,
                new BigDecimal(average),
                new BigDecimal(last),
                Optional.empty(),
                SampleHolding.RUPEE);
    }

    @Test
    void a_closed_position_is_listed_and_its_profit_counts_once() {
        Traded bought = traded("50", "1259.85", "62992.5");
        Traded sold = traded("50", "1268.4", "63420");
        Position closed = position("AXISBANK", "0", "427.5", "427.5", bought, sold);
        Position carried =
                position("NIFTY26DECFUT", "75", "-1200.25", "300", traded("75", "1", "75"), traded("0", "0", "0"));

        PositionsView view = PositionsView.of(
                new PortfolioAnswer<>(LIVE, new Positions(List.of(closed, carried), List.of(closed), List.of()), null));

        assertNumber(view.profit(), "-772.75");
        assertNumber(view.markedToMarket(), "727.5");
        assertThat(view.net()).extracting(PositionView::symbol).containsExactly("AXISBANK", "NIFTY26DECFUT");
        assertNumber(view.net().get(0).quantity(), "0");
        assertThat(view.net().get(0).sold()).isEqualTo(sold);
        assertThat(view.day()).hasSize(1);
    }

    private static Traded traded(String quantity, String price, String value) {
        return new Traded(new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(value));
    }

    /** A position in this listing; its numbers mean nothing. */
    static Position position(Listing listing) {
        Traded traded = traded("1", "1", "1");
        return position(listing, "1", "0", "0", traded, traded);
    }

    private static Position position(
            String symbol, String quantity, String profit, String markedToMarket, Traded bought, Traded sold) {
        return position(new Listing("NSE", symbol), quantity, profit, markedToMarket, bought, sold);
    }

    private static Position position(
            Listing listing, String quantity, String profit, String markedToMarket, Traded bought, Traded sold) {
        return new Position(
                listing,
                "1",
                "MIS",
                SampleHolding.RUPEE,
                new BigDecimal(quantity),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                bought,
                sold,
                bought,
                sold,
                new BigDecimal(profit),
                new BigDecimal(markedToMarket));
    }
}
