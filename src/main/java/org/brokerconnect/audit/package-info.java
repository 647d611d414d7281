/**
 * Reads the log of changes: what happened after a position, to a person or to a connection; whether its chain of hashes is whole; and forgets what
 * is too old, leaving an anchor from which the rest can still be verified. The events are written by {@code connection}, which does not know this
 * package.
 */
package org.brokerconnect.audit;
