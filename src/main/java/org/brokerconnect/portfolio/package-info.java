/**
 * Reads portfolios through connections and states the provenance of every number: LIVE, LAST_KNOWN (the stored
 * snapshot) or SAMPLE (for a connection that was never connected); the three are never mixed. Uses
 * {@code connection}, {@code session}, {@code broker} and the foundations, no other feature. Decision: answer first,
 * store afterwards. The sub-packages {@code history} (values over time), {@code prices} (live prices) and
 * {@code transactions} depend on this package, never the reverse.
 *
 * <p>The portfolio read, file by file: {@code PortfolioResource}, {@code PortfolioReader}, {@code LivePortfolio},
 * {@code PortfolioSection}, {@code LiveAnswers}, {@code SharedCall}, {@code session.BrokerCalls}, {@code Snapshots},
 * {@code SnapshotStore}, {@code Snapshot}, {@code PortfolioView}; after the answer {@code history.HistoryRecorder}.
 */
package org.brokerconnect.portfolio;
