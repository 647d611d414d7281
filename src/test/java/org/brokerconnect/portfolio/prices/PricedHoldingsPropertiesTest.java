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

/** For all holdings and ticks: a client that applies the updates has the numbers of a read at the last prices. */
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
    Arbitrary<List<List<Tick>>> tickBatches() {
        Arbitrary<Tick> ticks =
                Combinators.combine(Arbitraries.of(SYMBOLS), prices()).as(SampleShares::tick);
        return ticks.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void the_last_update_equals_a_read(
            @ForAll("portfolios") List<Holding> holdings,
            @ForAll("tickBatches") List<List<Tick>> tickBatches,
            @ForAll List<Boolean> sends) {
        RecordedUpdates client = new RecordedUpdates(() -> 0);
        PricedHoldings priced = PricedHoldings.of(holdings, 1, ManualTime.START);
        long seen = 0;
        Map<String, BigDecimal> prices = new HashMap<>();
        for (int i = 0; i < tickBatches.size(); i++) {
            priced = priced.withTicks(tickBatches.get(i), ManualTime.START);
            tickBatches.get(i).forEach(tick -> prices.put(tick.streamKey(), tick.lastPrice()));
            if (i < sends.size() && sends.get(i)) {
                priced.updateSince(seen, ID).ifPresent(update -> client.send("prices", update));
                seen = priced.version();
            }
        }

        priced.updateSince(seen, ID).ifPresent(update -> client.send("prices", update));

        List<Holding> now = holdings.stream()
                .map(holding -> holding.at(prices.getOrDefault(holding.streamKey(), holding.lastPrice())))
                .toList();
        assertThat(client.shown)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(lastPrices(now));
        assertEqualNumbers(client.last.totals(), Totals.over(now));
        assertThat(client.last.totals().value())
                .isEqualByComparingTo(now.stream()
                        .map(holding -> HoldingView.of("", holding).value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Map<String, BigDecimal> lastPrices(List<Holding> holdings) {
        Map<String, BigDecimal> prices = new HashMap<>();
        holdings.forEach(holding -> prices.put(holding.listing().symbol(), holding.lastPrice()));
        return prices;
    }

    private static void assertEqualNumbers(Totals sent, Totals read) {
        assertThat(sent)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(read);
    }
}
