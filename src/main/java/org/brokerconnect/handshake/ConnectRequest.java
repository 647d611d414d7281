package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;

/** The options of a new attempt. */
public record ConnectRequest(@Nullable String returnTo) {}
