/**
 * The event log after it was written: reading it after a position or for a person, verifying its hash chains, and
 * deleting events whose retention is over. Uses {@code connection}, whose {@code TransitionWriter} appends the events
 * and does not depend on this package.
 *
 * <p>Decision: retention leaves an anchor (number and hash of the newest deleted event) for each connection, so the
 * remaining chain can still be verified.
 *
 * <p>Decision: positions have no gaps, so the verification finds a connection that was removed from all tables by the
 * positions that are missing. Instead of a second hash chain, which every writer would have to extend under the lock of
 * the position, the verification keeps a digest of all verified events, sealed with the key ring.
 */
package org.brokerconnect.audit;
