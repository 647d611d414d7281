/**
 * Rate limits for calls to brokers: a token bucket for each app and kind of call, in the database, so that all nodes
 * share it. Implements {@link org.brokerconnect.broker.RateLimiter}, which CDI injects into the adapters. Uses
 * {@code broker}, {@code vault}, {@code config} and {@code scheduling}; independent of sessions.
 *
 * <p>Bucket4j counts the tokens; the row lock and the database's clock serialise the nodes, whose own clocks need not
 * agree. When the database is unreachable no call is sent: a call needs tokens from the database anyway, and unlimited
 * calls could exceed the limit for all users of the app.
 *
 * <p>To follow a call, read {@code CallRateLimiter}, {@code TokenBucket}, {@code Rate} and {@code BucketStore}.
 */
package org.brokerconnect.ratelimit;
