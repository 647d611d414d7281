package org.brokerconnect.audit;

import jakarta.annotation.Nullable;

/**
 * The result of verifying one connection's log.
 *
 * @param events how many events were verified
 * @param fault the first fault; null when there is none
 */
public record ChainReport(long events, @Nullable ChainFault fault) {}
