/**
 * Zerodha's Kite Connect v3 and nothing else: the addresses, the checksum, the error map and the broker's calendar.
 * Depends on {@code broker}, {@code vault} and {@code config}. Written against the documentation at
 * kite.trade/docs/connect/v3, because the official client keeps its roots in private statics, reads dates in the JVM's
 * zone and hooks expiry through a field shared by all users. The price stream uses the JDK's WebSocket, not Jakarta's:
 * Jakarta's client does not tell the HTTP status of a refused upgrade, and a dead token (403) must be told from too
 * many streams (429).
 */
package org.brokerconnect.broker.zerodha;
