/**
 * The adapter of Upstox's API, versions 2 and 3: addresses, envelope, error codes and the broker's calendar. Uses
 * {@code broker}, {@code broker.wire}, {@code vault}, {@code config} and {@code market}. Written against the
 * documentation at upstox.com/developer/api-documentation.
 *
 * <p>A call passes {@code UpstoxClient} (the SPI and the routes), {@code UpstoxCalls} (rate limit and retry),
 * {@code UpstoxHttp} (circuit breaker and bulkhead) and {@code UpstoxEnvelope} (JSON); {@code UpstoxFailures} maps
 * every refusal. {@code UpstoxSession}, {@code UpstoxHoldings}, {@code UpstoxPositions}, {@code UpstoxFunds},
 * {@code UpstoxFundHoldings} and {@code UpstoxQuotes} read the data. The price stream is in the sub-package
 * {@code stream}.
 */
package org.brokerconnect.broker.upstox;
