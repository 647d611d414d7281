package org.brokerconnect.portfolio;

/** The kinds of read that are kept apart, each with its own snapshot. */
public enum PortfolioSection {
    HOLDINGS,
    POSITIONS,
    FUNDS,
    MUTUAL_FUNDS
}
