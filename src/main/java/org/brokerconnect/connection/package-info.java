/**
 * The noun that every feature shares: one person's account at one broker, with its credentials, its session and its state machine. Every change of
 * it is written here, with its event, in one transaction; a feature that needs another feature's effect changes the connection, and the event
 * does the telling. Depends on {@code broker}, {@code vault} and the leaves, and on none of the packages inside it: {@code log} reads what was
 * written, {@code tokens} keeps sessions alive and asks brokers through them, {@code manage} has the resources.
 */
package org.brokerconnect.connection;
