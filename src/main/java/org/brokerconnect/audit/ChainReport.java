package org.brokerconnect.audit;

/**
 * One connection's log, looked at.
 *
 * @param events how many were looked at
 * @param broken the first place where it is broken; null when it is whole
 */
public record ChainReport(long events, ChainFault broken) {}
