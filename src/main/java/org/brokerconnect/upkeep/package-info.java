/**
 * What happens while nobody looks, and the same on request: renewal of sessions. Imports {@code connection}, {@code broker} and the leaves, no
 * other feature. A renewal reads, calls the broker without a transaction, and writes only if the session is still the one that it read.
 */
package org.brokerconnect.upkeep;
