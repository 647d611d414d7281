/**
 * The noun that every feature shares: one person's account at one broker, with its credentials, its session, its state machine and its
 * log of changes; and the resources to manage it. Depends on {@code broker}, {@code vault} and the leaves. A feature that needs
 * another feature's effect changes the connection here, and the event that this writes does the telling.
 */
package org.brokerconnect.connection;
