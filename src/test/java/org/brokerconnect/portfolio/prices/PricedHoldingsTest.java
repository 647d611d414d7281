package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.broker.Holding;
import org.junit.jupiter.api.Test;

class PricedHoldingsTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOW = ManualTime.START;

    private final PricedHoldings first = PricedHoldings.of(
            List.of(SampleShares.of("INFY", "10", "110"), SampleShares.of("TCS", "5", "200")), 1, NOW);

    private static List<String> symbols(PriceUpdate update) {
        return update.holdings().stream().map(HoldingPrice::symbol).toList();
    }

    @Test
    void a_new_client_gets_all_holdings() {
        PriceUpdate update = first.updateSince(0, ID).orElseThrow();

        assertThat(update.complete()).isTrue();
        assertThat(symbols(update)).containsExactly("INFY", "TCS");
        assertThat(update.totals().value()).isEqualByComparingTo("2100");
        assertThat(first.updateSince(first.version(), ID)).isEmpty();
    }

    @Test
    void a_new_price_changes_its_row_and_the_totals_only() {
        PricedHoldings moved = first.withTicks(List.of(SampleShares.tick("TCS", "210")), NOW.plusSeconds(1));

        PriceUpdate update = moved.updateSince(first.version(), ID).orElseThrow();
        assertThat(update.complete()).isFalse();
        assertThat(update.asOf()).isEqualTo(NOW.plusSeconds(1));
        assertThat(symbols(update)).containsExactly("TCS");
        HoldingPrice row = update.holdings().get(0);
        assertThat(row.value()).isEqualByComparingTo("1050");
        assertThat(row.profit()).isEqualByComparingTo("550");
        assertThat(row.profitPercent()).isEqualByComparingTo("110");
        assertThat(row.dayChange()).isEqualByComparingTo("600");
        assertThat(row.dayChangePercent()).isEqualByComparingTo("133.3333");
        assertThat(update.totals().value()).isEqualByComparingTo("2150");
        assertThat(update.totals().dayChange()).isEqualByComparingTo("800");
    }

    @Test
    void an_equal_price_is_no_change_regardless_of_its_scale() {
        PricedHoldings same = first.withTicks(List.of(SampleShares.tick("TCS", "200.00")), NOW.plusSeconds(1));

        assertThat(same.version()).isEqualTo(first.version());
    }

    @Test
    void a_price_of_0_and_a_listing_that_is_not_owned_are_ignored() {
        PricedHoldings same = first.withTicks(
                        List.of(SampleShares.tick("TCS", "0"), SampleShares.tick("WIPRO", "7")), NOW)
                .withQuotes(Map.of(SampleShares.listing("WIPRO"), BigDecimal.TEN), NOW);

        assertThat(same.version()).isEqualTo(first.version());
    }

    @Test
    void a_newer_answer_with_the_same_holdings_keeps_streamed_prices() {
        PricedHoldings ticked = first.withTicks(List.of(SampleShares.tick("TCS", "210")), NOW);

        PricedHoldings newer = ticked.withHoldings(
                List.of(SampleShares.of("INFY", "10", "111"), SampleShares.of("TCS", "5", "205")), NOW);

        PriceUpdate update = newer.updateSince(ticked.version(), ID).orElseThrow();
        assertThat(update.complete()).isFalse();
        assertThat(symbols(update)).containsExactly("INFY");
        assertThat(update.totals().value()).isEqualByComparingTo("2160");
    }

    @Test
    void changed_holdings_cause_a_complete_update() {
        PricedHoldings ticked = first.withTicks(List.of(SampleShares.tick("TCS", "210")), NOW);
        List<Holding> bought = List.of(SampleShares.of("TCS", "6", "205"), SampleShares.of("WIPRO", "1", "50"));

        PricedHoldings newer = ticked.withHoldings(bought, NOW);

        PriceUpdate update = newer.updateSince(ticked.version(), ID).orElseThrow();
        assertThat(update.complete()).isTrue();
        assertThat(symbols(update)).containsExactly("TCS", "WIPRO");
        assertThat(update.totals().value()).isEqualByComparingTo("1310");
    }
}
