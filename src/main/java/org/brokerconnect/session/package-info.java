/**
 * The life of tokens at the broker: fresh ones for each call, one renewal however many ask and on however many nodes, and revocation. The network
 * and the database never share a transaction here: what is true is read from {@code connection}'s stores, the broker is asked, and the answer is
 * written by them.
 */
package org.brokerconnect.session;
