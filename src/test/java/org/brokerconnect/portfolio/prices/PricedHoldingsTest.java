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
    private static final Instant NOW = ManualTime.BEGIN;

    private final PricedHoldings first = PricedHoldings.of(
            List.of(SampleShares.of("INFY", "10", "110"), SampleShares.of("TCS", "5", "200")), 1, NOW);

    private static List<String> symbols(PriceUpdate update) {
        return update.holdings().stream().map(HoldingPrice::symbol).toList();
    }

    @Test
    void who_saw_nothing_is_told_everything() {
        PriceUpdate update = first.since(0, ID).orElseThrow();

        assertThat(update.complete()).isTrue();
        assertThat(symbols(update)).containsExactly("INFY", "TCS");
        assertThat(update.totals().value()).isEqualByComparingTo("2100");
        assertThat(first.since(first.version(), ID)).isEmpty();
    }

    @Test
    void a_new_price_moves_its_row_and_the_totals_and_nothing_else() {
        PricedHoldings moved = first.ticked(List.of(SampleShares.tick("TCS", "210")), NOW.plusSeconds(1));

        PriceUpdate update = moved.since(first.version(), ID).orElseThrow();
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
    void the_same_price_again_is_no_news_however_it_is_written() {
        PricedHoldings same = first.ticked(List.of(SampleShares.tick("TCS", "200.00")), NOW.plusSeconds(1));

        assertThat(same.version()).isEqualTo(first.version());
    }

    @Test
    void a_price_of_nothing_and_a_listing_that_is_not_owned_count_for_nothing() {
        PricedHoldings same = first.ticked(List.of(SampleShares.tick("TCS", "0"), SampleShares.tick("WIPRO", "7")), NOW)
                .quoted(Map.of(SampleShares.listing("WIPRO"), BigDecimal.TEN), NOW);

        assertThat(same.version()).isEqualTo(first.version());
    }

    @Test
    void a_newer_answer_about_the_same_shares_keeps_the_prices_that_came_since() {
        PricedHoldings ticked = first.ticked(List.of(SampleShares.tick("TCS", "210")), NOW);

        PricedHoldings newer =
                ticked.owning(List.of(SampleShares.of("INFY", "10", "111"), SampleShares.of("TCS", "5", "205")), NOW);

        PriceUpdate update = newer.since(ticked.version(), ID).orElseThrow();
        assertThat(update.complete()).isFalse();
        assertThat(symbols(update)).containsExactly("INFY");
        assertThat(update.totals().value()).isEqualByComparingTo("2160");
    }

    @Test
    void other_shares_or_another_number_of_them_are_told_in_full() {
        PricedHoldings ticked = first.ticked(List.of(SampleShares.tick("TCS", "210")), NOW);
        List<Holding> bought = List.of(SampleShares.of("TCS", "6", "205"), SampleShares.of("WIPRO", "1", "50"));

        PricedHoldings newer = ticked.owning(bought, NOW);

        PriceUpdate update = newer.since(ticked.version(), ID).orElseThrow();
        assertThat(update.complete()).isTrue();
        assertThat(symbols(update)).containsExactly("TCS", "WIPRO");
        assertThat(update.totals().value()).isEqualByComparingTo("1310");
    }
}
