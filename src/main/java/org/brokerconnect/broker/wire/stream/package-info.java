/**
 * Price streams over WebSocket: sockets, subscriptions, reconnects and conflated delivery. A broker adds a
 * {@link org.brokerconnect.broker.wire.stream.StreamAdapter}: how a socket is opened, and the protocol of its messages.
 *
 * <p>It uses the JDK's WebSocket and not Jakarta's, whose client does not report the HTTP status of a refused upgrade.
 */
package org.brokerconnect.broker.wire.stream;
