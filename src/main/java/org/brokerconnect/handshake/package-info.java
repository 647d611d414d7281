/**
 * Consent at the broker becomes a session: start, return, outcome of an attempt. Imports {@code connection}, {@code broker} and the leaves, no other
 * feature. Kite Connect has no state parameter and forgets ours on cancel, so an attempt is held by two things: a random state that rides through
 * the broker, and a cookie that ties it to the browser that started. Of both only hashes are stored; an attempt keeps no secret at all.
 */
package org.brokerconnect.handshake;
