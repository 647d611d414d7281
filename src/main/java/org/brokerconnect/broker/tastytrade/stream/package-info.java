/**
 * tastytrade's price stream: dxLink, dxFeed's protocol of JSON texts over WebSocket. Uses {@code broker.wire.stream}
 * for reconnects and conflated delivery, and the parent package {@code broker.tastytrade}, which injects {@link
 * org.brokerconnect.broker.tastytrade.TastyPriceStreams} and never imports this one.
 *
 * <p>To follow a price from the socket to the listener, read {@code DxLinkStreams}, {@code ReconnectingStream}, {@code
 * DxLinkConnector}, {@code DxLinkSocket} and {@code DxLinkFeedData}.
 */
package org.brokerconnect.broker.tastytrade.stream;
