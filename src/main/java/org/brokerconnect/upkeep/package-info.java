/**
 * What happens while nobody looks, and renewal on request: renewals, health checks, ends and their warnings, revocations that are still to be told,
 * clean-up. Imports {@code connection}, {@code broker} and the leaves, no other feature. Any number of nodes sweep at once: rows are taken by
 * lease or looked at again under their lock, so each thing is done once. Timers are shells of one line; each sweep can be called by a test.
 */
package org.brokerconnect.upkeep;
