package org.brokerconnect.portfolio.prices;

/** How prices of a portfolio come while somebody watches. */
public enum PriceMode {
    /** The broker sends each change. */
    STREAMING,
    /** The broker is asked again and again. */
    POLLING,
    /** None come. */
    OFF
}
