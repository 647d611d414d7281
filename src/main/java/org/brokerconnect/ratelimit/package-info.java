/**
 * Rate limits for calls to brokers and for requests of people. Uses {@code broker}, {@code http}, {@code identity},
 * {@code problem}, {@code vault}, {@code config} and {@code scheduling}; independent of sessions.
 *
 * <p>Calls to brokers: a token bucket for each app and kind of call, in the database, so that all nodes share it.
 * Implements {@link org.brokerconnect.broker.RateLimiter}, which CDI injects into the adapters. Bucket4j counts the
 * tokens; the row lock and the database's clock serialise the nodes, whose own clocks need not agree. When the database
 * is unreachable no call is sent: a call needs tokens from the database anyway, and unlimited calls could exceed the
 * limit for all users of the app. To follow a call, read {@code CallSlots} (limits of a person and of the node),
 * {@code CallRateLimiter}, {@code TokenBucket}, {@code Rate}, {@code KnownBuckets} and {@code BucketStore}.
 *
 * <p>Requests: a resource method names its limits by {@link org.brokerconnect.ratelimit.RateLimited}. When the database
 * is unreachable each node applies limits of its own. To follow a request, read {@code RequestLimitFilter},
 * {@code RequestLimits}, {@code RequestLimiter}, {@code LocalBuckets}, {@code StoreOutage} and {@code BucketStore}. The
 * limits are described in docs/limits.md.
 */
package org.brokerconnect.ratelimit;
