/**
 * The accounts of a connection and their transactions, at brokers that list them. Uses {@code portfolio} and what that
 * may use. Decision: nothing is stored, because the broker has the full history; each read is one call to it.
 */
package org.brokerconnect.portfolio.transactions;
