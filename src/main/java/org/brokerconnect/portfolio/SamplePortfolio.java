package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Positions;

/** A made-up portfolio. The companies do not exist, so that the prices cannot be mistaken for market prices. */
final class SamplePortfolio {

    private static final Currency RUPEE = Currency.getInstance("INR");

    static final List<Holding> HOLDINGS = List.of(
            holding("SAMPLEBANK", 40, "1210.50", "1342.00", "1335.25"),
            holding("SAMPLESTEEL", 120, "146.20", "139.85", "141.10"),
            holding("SAMPLESOFT", 25, "3180.00", "3594.40", "3570.00"));

    static final Positions POSITIONS = new Positions(List.of(), List.of(), List.of());

    static final Funds FUNDS = new Funds(
            RUPEE,
            List.of(new Funds.Segment(
                    "equity",
                    true,
                    new BigDecimal("25000.00"),
                    BigDecimal.ZERO,
                    new BigDecimal("25000.00"),
                    Map.of("cash", new BigDecimal("25000.00")),
                    Map.of())),
            List.of());

    static final List<FundHolding> FUND_HOLDINGS = List.of(new FundHolding(
            "SAMPLEFUND01",
            "Sample Index Fund",
            "",
            new BigDecimal("310.472"),
            BigDecimal.ZERO,
            new BigDecimal("48.3100"),
            new BigDecimal("52.7700"),
            Optional.empty(),
            RUPEE));

    private SamplePortfolio() {}

    private static Holding holding(String symbol, long quantity, String average, String last, String close) {
        return new Holding(
                new Listing("SAMPLE", symbol),
                "",
                "",
                "",
                BigDecimal.valueOf(quantity),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(average),
                new BigDecimal(last),
                new BigDecimal(close),
                RUPEE,
                false,
                Optional.empty());
    }
}
