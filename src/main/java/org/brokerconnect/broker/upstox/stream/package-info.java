/**
 * Upstox's price stream (Market data feed V3): one-time addresses, commands in JSON, prices in protobuf, which is read
 * here without a library. Uses the parent package {@code broker.upstox}, which injects
 * {@link org.brokerconnect.broker.upstox.UpstoxPriceStreams} and never imports this one; and
 * {@code broker.wire.stream} for sockets, subscriptions, reconnects and delivery.
 */
package org.brokerconnect.broker.upstox.stream;
