/**
 * Prices of a portfolio as they move, for those who watch: through one price stream of the broker for each connection and node, by asking again and
 * again where there is none, and never mixed into numbers that are not LIVE. Uses the portfolio's own arithmetic. A connection that nobody watches
 * costs nothing; a watching client holds no thread.
 */
package org.brokerconnect.portfolio.prices;
