/**
 * Time and background work: the clock, the server's managed executors, delayed tasks, back-off, and the one timer that
 * runs every {@code Sweep}, and whether the node is about to be stopped. A foundation: uses {@code config} only; the
 * sweeps are beans of the packages that need them.
 *
 * <p>Decision: one EJB timer class with an interval timer for each sweep, so that every sweep has the same rules: no
 * transaction, no overlap, metrics, and a failure that never stops the timer.
 */
package org.brokerconnect.scheduling;
