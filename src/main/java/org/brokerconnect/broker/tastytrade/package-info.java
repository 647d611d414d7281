/**
 * The adapter of tastytrade's open API: OAuth 2.0 with access tokens of 15 minutes, several accounts in one session,
 * and the dxLink price stream in the sub-package {@code stream}. Uses {@code broker}, {@code broker.wire},
 * {@code vault} and {@code config}. It is written against developer.tastytrade.com, the official client for Node
 * ({@code @tastytrade/api} 7.0.2) and recorded answers; nobody has run it against the live service yet. Facts on which
 * the sources disagree are accepted both ways or are settings.
 *
 * <p>A call passes {@code TastyClient} (the SPI and the routes), {@code TastyCalls} (rate limit, refused secrets and
 * retry), {@code TastyHttp} (circuit breaker, bulkhead and HTTP) and {@code TastyEnvelope} (JSON);
 * {@code TastyFailures} maps refusals. {@code TastyTokens}, {@code TastyPosition}, {@code TastyBalances} and
 * {@code TastyQuotes} read the data.
 */
package org.brokerconnect.broker.tastytrade;
