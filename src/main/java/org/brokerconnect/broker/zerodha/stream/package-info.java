/**
 * Kite's price stream over WebSocket: sockets, subscriptions, reconnects and conflated delivery. Uses the parent
 * package {@code broker.zerodha}, which injects {@link org.brokerconnect.broker.zerodha.KitePriceStreams} and never
 * imports this one; and {@code scheduling}, {@code config} and {@code vault}.
 *
 * <p>It uses the JDK's WebSocket and not Jakarta's, whose client does not report the HTTP status of a refused upgrade:
 * an invalid token (403) must be distinguished from too many streams (429).
 *
 * <p>To follow a price from the socket to the listener, read {@code KiteStreams}, {@code KiteStream},
 * {@code KiteSocketConnector}, {@code KiteSocket}, {@code KiteMessage}, {@code KiteFrame}, {@code KitePacket} and
 * {@code ConflatingDispatcher}.
 */
package org.brokerconnect.broker.zerodha.stream;
