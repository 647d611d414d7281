/**
 * The event log after it was written: reading it after a position or for a person, verifying its hash chains, and
 * deleting events whose retention is over. Uses {@code connection}, whose {@code TransitionWriter} appends the events
 * and does not depend on this package.
 *
 * <p>Decision: retention leaves an anchor (number and hash of the newest deleted event), so the remaining chain can
 * still be verified.
 */
package org.brokerconnect.audit;
