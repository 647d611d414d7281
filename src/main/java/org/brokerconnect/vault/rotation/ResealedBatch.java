package org.brokerconnect.vault.rotation;

import java.util.UUID;

/**
 * The result of sealing some values of a column again.
 *
 * @param last the last row that was read; null if there was none
 * @param resealed how many values are now sealed with the other key
 * @param unreadable how many values do not open and were left as they are
 */
public record ResealedBatch(UUID last, int resealed, int unreadable) {}
