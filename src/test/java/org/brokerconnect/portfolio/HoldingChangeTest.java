package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.portfolio.HoldingChange.ChangeKind.ADDED;
import static org.brokerconnect.portfolio.HoldingChange.ChangeKind.GONE;
import static org.brokerconnect.portfolio.HoldingChange.ChangeKind.QUANTITY;

import java.math.BigDecimal;
import java.util.List;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.portfolio.HoldingChange.ChangeKind;
import org.junit.jupiter.api.Test;

class HoldingChangeTest {

    private static Holding holding(String symbol, String settled, String unsettled) {
        return SampleHolding.of(symbol).settled(settled).unsettled(unsettled).build();
    }

    private static HoldingChange change(ChangeKind kind, String symbol, String before, String now) {
        return new HoldingChange(kind, "NSE", symbol, new BigDecimal(before), new BigDecimal(now));
    }

    @Test
    void added_sold_and_changed_holdings_are_listed_by_symbol() {
        List<Holding> before =
                List.of(holding("ZINC", "5", "0"), holding("INFY", "10", "0"), holding("SAME", "1", "0"));
        List<Holding> now = List.of(holding("SAME", "1", "0"), holding("INFY", "10", "2"), holding("AXIS", "7", "0"));

        assertThat(HoldingChange.between(before, now))
                .containsExactly(
                        change(ADDED, "AXIS", "0", "7"),
                        change(QUANTITY, "INFY", "10", "12"),
                        change(GONE, "ZINC", "5", "0"));
    }

    @Test
    void a_delivery_and_new_prices_are_no_change() {
        Holding bought =
                SampleHolding.of("INFY").unsettled("10").at("1", "2", "3").build();
        Holding delivered =
                SampleHolding.of("INFY").settled("10.0").at("4", "5", "6").build();

        assertThat(HoldingChange.between(List.of(bought), List.of(delivered))).isEmpty();
    }

    @Test
    void a_row_with_quantity_0_is_reported_as_gone_once() {
        List<Holding> before = List.of(holding("INFY", "10", "0"));
        List<Holding> sold = List.of(holding("INFY", "0", "0"));

        assertThat(HoldingChange.between(before, sold)).containsExactly(change(GONE, "INFY", "10", "0"));
        assertThat(HoldingChange.between(sold, List.of())).isEmpty();
        assertThat(HoldingChange.between(sold, before)).containsExactly(change(ADDED, "INFY", "0", "10"));
    }

    @Test
    void rows_of_one_listing_are_summed() {
        List<Holding> before = List.of(holding("INFY", "10", "0"));
        List<Holding> split = List.of(holding("INFY", "4", "0"), holding("INFY", "0", "6"));

        assertThat(HoldingChange.between(before, split)).isEmpty();
    }

    @Test
    void changes_are_computed_against_the_answer_before_the_login_only() {
        List<Holding> now = List.of(holding("INFY", "10", "0"));

        assertThat(PortfolioView.of(new PortfolioAnswer<>(FiguresTest.LIVE, Rows.of(now), Rows.of(List.of())))
                        .changes())
                .containsExactly(change(ADDED, "INFY", "0", "10"));
        assertThat(PortfolioView.of(new PortfolioAnswer<>(FiguresTest.LIVE, Rows.of(now), null))
                        .changes())
                .isEmpty();
    }
}
