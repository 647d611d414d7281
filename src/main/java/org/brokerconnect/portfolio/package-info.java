/**
 * Reads portfolios through connections and states the provenance of every number: LIVE, LAST_KNOWN (the stored snapshot)
 * or SAMPLE (for a connection that was never connected); the three are never mixed. Uses {@code connection},
 * {@code session}, {@code broker} and the foundations, no other feature. Decision: answer first, store afterwards; money
 * is exact decimals and totals are computed only here. The sub-packages {@code history} (values over time) and
 * {@code prices} (live prices) depend on this package, never the reverse.
 *
 * <p>Portfolio read, file by file: {@link org.brokerconnect.portfolio.PortfolioResource},
 * {@link org.brokerconnect.portfolio.PortfolioReader}, {@link org.brokerconnect.portfolio.LivePortfolio},
 * {@link org.brokerconnect.portfolio.PortfolioSection}, {@link org.brokerconnect.portfolio.LiveAnswers},
 * {@link org.brokerconnect.session.BrokerCalls}, {@link org.brokerconnect.portfolio.Snapshots},
 * {@link org.brokerconnect.portfolio.SnapshotStore}, {@link org.brokerconnect.portfolio.Provenance},
 * {@link org.brokerconnect.portfolio.PortfolioView}, {@link org.brokerconnect.portfolio.HoldingView}; then, after the
 * answer, {@code history.HistoryRecorder}.
 */
package org.brokerconnect.portfolio;
