/**
 * Keeps what we ask of brokers within what they allow: a token bucket for each app and kind of call, in the database, so that all nodes draw
 * from the same one. Implements {@link org.brokerconnect.broker.RateLimiter} for the adapters, which CDI gives it to; imports {@code broker},
 * {@code vault} and {@code config}. Bucket4j does the arithmetic; the row's lock and the database's clock are ours to use, so that the clocks of
 * nodes need not agree. Without the database no call goes out: it holds the tokens that a call needs anyway, and a guess could spend the quota of
 * everybody who shares the app.
 */
package org.brokerconnect.ratelimit;
