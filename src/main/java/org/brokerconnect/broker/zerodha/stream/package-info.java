/**
 * Kite's price stream over WebSocket: how a socket is opened, and the messages. Uses the parent package
 * {@code broker.zerodha}, which injects {@link org.brokerconnect.broker.zerodha.KitePriceStreams} and never imports
 * this one; and {@code broker.wire.stream} for sockets, subscriptions, reconnects and delivery.
 *
 * <p>To follow a price from the socket to the listener, read {@code KiteStreams}, {@code KiteSocketConnector},
 * {@code KiteProtocol}, {@code KiteMessage}, {@code KiteFrame} and {@code KitePacket}.
 */
package org.brokerconnect.broker.zerodha.stream;
