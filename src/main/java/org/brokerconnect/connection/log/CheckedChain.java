package org.brokerconnect.connection.log;

/**
 * One connection's log, looked at.
 *
 * @param events how many were looked at
 * @param broken the first place where it is broken; null when it is whole
 */
public record CheckedChain(long events, BrokenChain broken) {}
