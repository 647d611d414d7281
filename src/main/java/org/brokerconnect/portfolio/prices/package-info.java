/**
 * Live prices of portfolios by Server-Sent Events. Uses {@code portfolio}, {@code sse} and what they may use. Decision:
 * one watched portfolio per connection and node, shared by all its watchers: prices come from one broker stream, or by
 * polling quotes while there is no stream, and are never mixed into numbers that are not LIVE. An unwatched connection
 * costs nothing; a watcher holds no thread.
 *
 * <p>Price event, file by file: {@link org.brokerconnect.portfolio.prices.PriceResource},
 * {@link org.brokerconnect.portfolio.prices.PriceFeed}, {@link org.brokerconnect.portfolio.prices.WatchedPortfolios},
 * {@link org.brokerconnect.portfolio.prices.WatchedPortfolio}, {@link org.brokerconnect.portfolio.prices.ConnectionPrices},
 * {@link org.brokerconnect.portfolio.prices.PriceFeedController},
 * {@link org.brokerconnect.portfolio.prices.PriceSocket} or {@link org.brokerconnect.portfolio.prices.PricePoll},
 * {@link org.brokerconnect.portfolio.prices.WatchedHoldings}, {@link org.brokerconnect.portfolio.prices.PricedHoldings},
 * {@link org.brokerconnect.portfolio.prices.Watchers}, {@link org.brokerconnect.portfolio.prices.PriceWatch}.
 */
package org.brokerconnect.portfolio.prices;
