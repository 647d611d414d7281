package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;

/** Optional wishes for an attempt. */
public record ConnectRequest(@Nullable String returnTo) {}
