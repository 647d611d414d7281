/**
 * The adapter of Zerodha's Kite Connect v3: addresses, checksum, failures and the broker's calendar. Uses
 * {@code broker}, {@code vault} and {@code config}. It is written against the documentation at
 * kite.trade/docs/connect/v3 and not with the official client, which keeps its roots in private statics, reads dates in
 * the JVM's zone, and reports the end of a session through a field shared by all users.
 *
 * <p>A call passes {@code KiteClient} (the SPI and the routes), {@code KiteCalls} (rate limit and retry),
 * {@code KiteHttp} (circuit breaker, bulkhead and HTTP) and {@code KiteEnvelope} (JSON); {@code KiteFailures} maps
 * every refusal. {@code broker.wire} has what all REST adapters share. {@code KiteSession},
 * {@code KitePortfolio} and {@code KiteQuotes} read the data. The price stream is in the sub-package {@code stream}.
 */
package org.brokerconnect.broker.zerodha;
