/**
 * Live prices of portfolios by Server-Sent Events. Uses {@code portfolio}, {@code sse} and what they may use.
 * Decision: one watched portfolio per connection and node, shared by all its watchers: prices come from one broker
 * stream, or from polled quotes while there is no stream, and are never mixed into numbers that are not LIVE. An
 * unwatched connection costs nothing; a watcher holds no thread.
 *
 * <p>From request to price event, file by file: {@code PriceResource}, {@code PriceFeed}, {@code WatchedPortfolios},
 * {@code WatchedPortfolio}, {@code ConnectionPrices}, {@code PriceFeedController}, {@code PriceSocket} or
 * {@code PricePoll}, {@code WatchedHoldings}, {@code PricedHoldings}, {@code Watchers}, {@code PriceWatch}.
 */
package org.brokerconnect.portfolio.prices;
