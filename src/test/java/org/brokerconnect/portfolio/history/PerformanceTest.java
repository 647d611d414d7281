package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.portfolio.SampleHolding;
import org.junit.jupiter.api.Test;

/**
 * Figures that were computed by hand. The market is open on every day but Sundays and the holiday of 2026-11-25;
 * closing prices are final at 17:00.
 */
class PerformanceTest {

    private static final MarketCalendar CALENDAR = TestMarkets.FAKE.calendar("fake");
    private static final String CLOSED = "T18:00:00Z";
    private static final String OPEN = "T12:00:00Z";

    private static HistoryReader.Point point(String time, Holding... holdings) {
        Instant asOf = Instant.parse(time);
        return new HistoryReader.Point(CALENDAR.dateOf(asOf), asOf, PortfolioValue.of(Rows.of(List.of(holdings))));
    }

    /** @param cost per share; null if it is unknown */
    private static Holding shares(String symbol, int quantity, String cost, String last, String close) {
        return SampleHolding.of(symbol)
                .settled(String.valueOf(quantity))
                .withPrices(cost, last, close)
                .build();
    }

    private static HistoryView history(HistoryReader.Point... points) {
        HistoryRange range =
                new HistoryRange(Resolution.DAY, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
        List<HistoryReader.Point> list = Arrays.asList(points);
        return HistoryView.of(UUID.randomUUID(), range, list, PointChange.of(list, CALENDAR));
    }

    private static void assertSplit(HistoryPoint point, String cashFlow, String gain) {
        assertThat(point.cashFlow()).isEqualByComparingTo(cashFlow);
        assertThat(point.gain()).isEqualByComparingTo(gain);
    }

    private static void assertUnknown(HistoryPoint point) {
        assertThat(point.cashFlow()).isNull();
        assertThat(point.gain()).isNull();
    }

    @Test
    void without_trades_the_whole_change_is_gain_even_over_days_without_points() {
        HistoryView history = history(
                point("2026-11-02" + OPEN, shares("X", 10, "80", "100", "99")),
                point("2026-11-10" + OPEN, shares("X", 10, "80", "110", "109")),
                point("2026-11-11" + OPEN, shares("X", 10, "80", "99", "110")));

        assertUnknown(history.points().get(0));
        assertSplit(history.points().get(1), "0", "100");
        assertSplit(history.points().get(2), "0", "-110");
        Performance performance = history.performance();
        assertThat(performance.from()).isEqualTo("2026-11-02");
        assertThat(performance.to()).isEqualTo("2026-11-11");
        assertThat(performance.startValue()).isEqualByComparingTo("1000");
        assertThat(performance.endValue()).isEqualByComparingTo("990");
        assertThat(performance.gain()).isEqualByComparingTo("-10");
        assertThat(performance.returnPercent()).as("1.1 times 0.9 is 0.99").isEqualByComparingTo("-1");
    }

    @Test
    void without_trades_the_whole_change_is_gain_even_if_a_cost_is_unknown() {
        HistoryView history = history(
                point("2026-11-02" + OPEN, shares("X", 10, "80", "100", "99"), shares("Y", 5, null, "10", null)),
                point("2026-11-10" + OPEN, shares("Y", 5, null, "12", null), shares("X", 10, "80", "110", "109")));

        assertSplit(history.points().get(1), "0", "110");
    }

    @Test
    void a_split_is_not_a_purchase() {
        HistoryView history = history(
                point("2026-11-02" + OPEN, shares("X", 10, "80", "100", "99")),
                point("2026-11-10" + OPEN, shares("X", 50, "16", "22", "21")));

        assertSplit(history.points().get(1), "0", "100");
    }

    @Test
    void values_of_earlier_versions_are_the_same_holdings_if_all_costs_are_equal() {
        HistoryReader.Point first = ofEarlierVersion(point("2026-11-02" + OPEN, shares("X", 10, "80", "100", "99")));
        HistoryReader.Point second = ofEarlierVersion(point("2026-11-10" + OPEN, shares("X", 10, "80", "110", "109")));
        HistoryReader.Point costless = ofEarlierVersion(point("2026-11-03" + OPEN, shares("X", 10, null, "9", null)));

        assertSplit(history(first, second).points().get(1), "0", "100");
        assertUnknown(history(costless, second).points().get(1));
    }

    private static HistoryReader.Point ofEarlierVersion(HistoryReader.Point point) {
        PortfolioValue value = point.value();
        return new HistoryReader.Point(
                point.day(), point.asOf(), new PortfolioValue(value.currency(), value.valuation(), 0, null));
    }

    /** 100 to 110 is 10 %; 100 more are bought at 110 and rise to 121, which is 10 % again: 1.1 times 1.1 is 1.21. */
    @Test
    void a_purchase_is_a_cash_flow_and_does_not_change_the_return() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "110", "100")),
                point("2026-11-04" + OPEN, shares("X", 110, "107.28", "121", "110")));

        assertSplit(history.points().get(2), "11000", "1210");
        assertThat(history.performance().cashFlow()).isEqualByComparingTo("11000");
        assertThat(history.performance().gain()).isEqualByComparingTo("1310");
        assertThat(history.performance().returnPercent()).isEqualByComparingTo("21");
    }

    /** The amount invested falls by 400, the cost of 5 shares, although they bring 500. */
    @Test
    void a_sale_with_a_profit_is_not_a_loss() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 5, "80", "102", "100")));

        assertSplit(history.points().get(1), "-500", "10");
        assertThat(history.performance().returnPercent()).isEqualByComparingTo("2");
    }

    @Test
    void a_sale_and_a_purchase_of_one_day_are_the_net_cash_flow() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 5, "80", "100", "100"), shares("Y", 20, "31", "33", "30")));

        assertSplit(history.points().get(1), "100", "60");
    }

    @Test
    void shares_of_unknown_cost_that_arrive_are_a_cash_flow() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "100", "100"), shares("Y", 20, null, "33", "30")));

        assertSplit(history.points().get(1), "600", "60");
    }

    @Test
    void a_holiday_is_no_gap() {
        HistoryView history = history(
                point("2026-11-21" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-23" + CLOSED, shares("X", 20, "90", "110", "100")));

        assertSplit(history.points().get(1), "1000", "200");
    }

    @Test
    void trades_over_a_day_without_a_point_cannot_be_told_from_gains() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "110", "100")),
                point("2026-11-05" + CLOSED, shares("X", 20, "90", "120", "115")),
                point("2026-11-06" + CLOSED, shares("X", 20, "90", "126", "120")));

        assertUnknown(history.points().get(2));
        assertThat(history.performance().from()).as("begins after the gap").isEqualTo("2026-11-05");
        assertThat(history.performance().returnPercent()).isEqualByComparingTo("5");
    }

    @Test
    void a_day_that_may_have_had_trading_is_a_gap() {
        HistoryView history = history(
                point("2026-11-24" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-27" + CLOSED, shares("X", 20, "90", "110", "100")));

        assertUnknown(history.points().get(1));
        assertThat(history.performance()).isNull();
    }

    @Test
    void trades_after_a_point_without_closing_prices_cannot_be_told_from_gains() {
        HistoryView history = history(
                point("2026-11-02" + OPEN, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 20, "90", "110", "105")));

        assertUnknown(history.points().get(1));
    }

    @Test
    void trades_cannot_be_told_from_gains_without_the_previous_close_of_each_holding() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "110", "100"), shares("Y", 1, "50", "60", null)));

        assertUnknown(history.points().get(1));
    }

    @Test
    void a_point_that_lacks_a_holding_is_passed_over() {
        HistoryView history = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99"), shares("Y", 10, "5", "10", "10")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "110", "100"), shares("Y", 10, "5", null, "10")),
                point("2026-11-04" + CLOSED, shares("X", 10, "80", "110", "110"), shares("Y", 10, "5", "12", "10")));

        assertUnknown(history.points().get(1));
        assertSplit(history.points().get(2), "0", "120");
    }

    /** Nothing is there that could earn a return: it begins with the first purchase, and ends before the last sale. */
    @Test
    void an_empty_account_has_no_return() {
        HistoryView bought = history(
                point("2026-11-02" + CLOSED),
                point("2026-11-03" + CLOSED),
                point("2026-11-04" + CLOSED, shares("X", 10, "98", "110", "100")));
        HistoryView sold = history(
                point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99")),
                point("2026-11-03" + CLOSED, shares("X", 10, "80", "90", "100")),
                point("2026-11-04" + CLOSED));

        assertUnknown(bought.points().get(1));
        assertSplit(bought.points().get(2), "1000", "100");
        assertThat(bought.performance().from()).isEqualTo("2026-11-03");
        assertThat(bought.performance().returnPercent()).isEqualByComparingTo("10");
        assertThat(sold.performance().to()).isEqualTo("2026-11-03");
        assertThat(sold.performance().returnPercent()).isEqualByComparingTo("-10");
    }

    @Test
    void one_point_or_none_has_no_performance() {
        assertThat(history().performance()).isNull();
        assertThat(history(point("2026-11-02" + CLOSED, shares("X", 1, "1", "1", "1")))
                        .performance())
                .isNull();
    }

    @Test
    void amounts_of_different_currencies_are_not_compared() {
        HistoryReader.Point rupees = point("2026-11-02" + CLOSED, shares("X", 10, "80", "100", "99"));
        PortfolioValue value = rupees.value();
        HistoryReader.Point dollars = new HistoryReader.Point(
                LocalDate.parse("2026-11-03"),
                Instant.parse("2026-11-03" + CLOSED),
                new PortfolioValue(Currency.getInstance("USD"), value.valuation(), 0, value.quantities()));

        assertUnknown(history(rupees, dollars).points().get(1));
    }

    /** Whatever is traded from day to day. */
    @Property(tries = 200)
    void cash_flow_and_gain_make_up_the_change_and_the_return_is_that_of_one_share(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 1, max = 1000) Integer> quantities,
            @ForAll @Size(20) List<@IntRange(min = 1, max = 500) Integer> prices) {
        HistoryReader.Point[] points = new HistoryReader.Point[quantities.size()];
        LocalDate day = LocalDate.parse("2026-06-01");
        for (int i = 0; i < points.length; i++) {
            String close = String.valueOf(prices.get(Math.max(0, i - 1)));
            points[i] = point(
                    day + CLOSED,
                    shares("X", quantities.get(i), null, prices.get(i).toString(), close));
            day = CALENDAR.tradingDay(day.plusDays(1)).isPresent() ? day.plusDays(1) : day.plusDays(2);
        }

        Performance performance = history(points).performance();

        assertThat(performance.startValue().add(performance.cashFlow()).add(performance.gain()))
                .isEqualByComparingTo(performance.endValue());
        BigDecimal first = new BigDecimal(prices.get(0));
        BigDecimal last = new BigDecimal(prices.get(points.length - 1));
        assertThat(performance.returnPercent().multiply(first))
                .isCloseTo(last.subtract(first).movePointRight(2), Offset.offset(first.movePointLeft(4)));
    }
}
