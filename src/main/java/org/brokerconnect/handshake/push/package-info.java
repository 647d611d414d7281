/**
 * Logins that a person confirms in the broker's own application, after which the broker sends the session to an address
 * of the connection. Uses {@code handshake} and what that may use. Decisions: the message is not signed, so the address
 * is unguessable, a message counts only while a request is open, and its token proves itself by the profile. It renews
 * the session of an account that was connected before, and never connects the first one: nothing else would say whose
 * account belongs to this connection.
 */
package org.brokerconnect.handshake.push;
