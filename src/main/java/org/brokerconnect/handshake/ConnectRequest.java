package org.brokerconnect.handshake;

/** Optional wishes for an attempt. */
public record ConnectRequest(String returnTo) {}
