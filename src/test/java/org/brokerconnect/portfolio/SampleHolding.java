package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;

/** Builds a holding; quantities and prices are 0 unless set. */
public final class SampleHolding {

    static final Currency RUPEE = Currency.getInstance("INR");

    private final String symbol;
    private BigDecimal settled = BigDecimal.ZERO;
    private BigDecimal unsettled = BigDecimal.ZERO;
    private BigDecimal pledged = BigDecimal.ZERO;
    private BigDecimal average = BigDecimal.ZERO;
    private BigDecimal last = BigDecimal.ZERO;
    private BigDecimal close = BigDecimal.ZERO;
    private boolean costUncertain;
    private Holding.MarginFunded funded;
    private String account = "";

    private SampleHolding(String symbol) {
        this.symbol = symbol;
    }

    public static SampleHolding of(String symbol) {
        return new SampleHolding(symbol);
    }

    public SampleHolding settled(String quantity) {
        settled = new BigDecimal(quantity);
        return this;
    }

    public SampleHolding unsettled(String quantity) {
        unsettled = new BigDecimal(quantity);
        return this;
    }

    public SampleHolding pledged(String quantity) {
        pledged = new BigDecimal(quantity);
        return this;
    }

    public SampleHolding at(String averagePrice, String lastPrice, String closePrice) {
        average = new BigDecimal(averagePrice);
        last = new BigDecimal(lastPrice);
        close = new BigDecimal(closePrice);
        return this;
    }

    /** Without the prices that are null. */
    public SampleHolding withPrices(String averagePrice, String lastPrice, String closePrice) {
        average = averagePrice == null ? null : new BigDecimal(averagePrice);
        last = lastPrice == null ? null : new BigDecimal(lastPrice);
        close = closePrice == null ? null : new BigDecimal(closePrice);
        return this;
    }

    public SampleHolding costUncertain() {
        costUncertain = true;
        return this;
    }

    public SampleHolding funded(String quantity, String averagePrice, String initialMargin) {
        funded = new Holding.MarginFunded(
                new BigDecimal(quantity), BigDecimal.ZERO, new BigDecimal(averagePrice), new BigDecimal(initialMargin));
        return this;
    }

    /** Of a session with several accounts. */
    public SampleHolding inAccount(String number) {
        account = number;
        return this;
    }

    public Holding build() {
        return new Holding(
                new Listing("NSE", symbol),
                "CNC",
                "INE000A00000",
                "1",
                settled,
                unsettled,
                pledged,
                BigDecimal.ZERO,
                average,
                last,
                close,
                RUPEE,
                costUncertain,
                Optional.ofNullable(funded),
                account);
    }
}
