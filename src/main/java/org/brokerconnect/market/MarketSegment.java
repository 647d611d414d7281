package org.brokerconnect.market;

/** A part of a market with its own hours. */
public enum MarketSegment {
    /** Shares whose close is made by an auction; in India those that have derivatives. */
    AUCTION_STOCKS(true),
    /** All other shares and exchange-traded funds. */
    OTHER_STOCKS(true),
    EQUITY_DERIVATIVES(true),
    CURRENCY_DERIVATIVES(false),
    COMMODITY_DERIVATIVES(false);

    private final boolean equity;

    MarketSegment(boolean equity) {
        this.equity = equity;
    }

    /** Whether the hours of this segment decide the trading day of a portfolio of shares. */
    public boolean isEquity() {
        return equity;
    }
}
