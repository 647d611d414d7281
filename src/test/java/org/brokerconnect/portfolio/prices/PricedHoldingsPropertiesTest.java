package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Totals;

/** Whatever is owned and however its prices move: who follows the updates has what a read with the last prices would say. */
class PricedHoldingsPropertiesTest {

    private static final UUID ID = UUID.randomUUID();
    private static final List<String> SYMBOLS = List.of("A", "B", "C", "D", "E", "F");

    @Provide
    Arbitrary<List<Holding>> portfolios() {
        Arbitrary<Holding> holdings = Combinators.combine(
                        Arbitraries.of(SYMBOLS), Arbitraries.integers().between(0, 100_000), prices())
                .as((symbol, quantity, price) -> SampleShares.of(symbol, quantity.toString(), price));
        return holdings.list().uniqueElements(Holding::listing).ofMaxSize(6);
    }

    private static Arbitrary<String> prices() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 5_000_000).map(paise -> BigDecimal.valueOf(paise, 2)
                        .toString()),
                Arbitraries.of("0.5999999999999659", "1E+3", "250", "250.00"));
    }

    @Provide
    Arbitrary<List<List<Tick>>> moves() {
        Arbitrary<Tick> ticks =
                Combinators.combine(Arbitraries.of(SYMBOLS), prices()).as(SampleShares::tick);
        return ticks.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void the_last_update_says_what_a_read_would(
            @ForAll("portfolios") List<Holding> holdings,
            @ForAll("moves") List<List<Tick>> moves,
            @ForAll List<Boolean> looks) {
        RecordedUpdates page = new RecordedUpdates(() -> 0);
        PricedHoldings board = PricedHoldings.of(holdings, 1, ManualTime.BEGIN);
        long seen = 0;
        Map<String, BigDecimal> prices = new HashMap<>();
        for (int i = 0; i < moves.size(); i++) {
            board = board.ticked(moves.get(i), ManualTime.BEGIN);
            moves.get(i).forEach(tick -> prices.put(tick.streamKey(), tick.lastPrice()));
            if (i < looks.size() && looks.get(i)) {
                board.since(seen, ID).ifPresent(update -> page.send("prices", update));
                seen = board.version();
            }
        }

        board.since(seen, ID).ifPresent(update -> page.send("prices", update));

        List<Holding> now = holdings.stream()
                .map(holding -> holding.at(prices.getOrDefault(holding.streamKey(), holding.lastPrice())))
                .toList();
        assertThat(page.shown)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(lastPrices(now));
        same(page.last.totals(), Totals.over(now));
        assertThat(page.last.totals().value())
                .isEqualByComparingTo(now.stream()
                        .map(holding -> HoldingView.of(holding).value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Map<String, BigDecimal> lastPrices(List<Holding> holdings) {
        Map<String, BigDecimal> prices = new HashMap<>();
        holdings.forEach(holding -> prices.put(holding.listing().symbol(), holding.lastPrice()));
        return prices;
    }

    private static void same(Totals ours, Totals read) {
        assertThat(ours)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(read);
    }
}
