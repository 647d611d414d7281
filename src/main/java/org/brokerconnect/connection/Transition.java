package org.brokerconnect.connection;

import java.time.Instant;

/** What a change did, for the log. {@code reason} is a stable slug or null; {@code actor} is the owner's or an administrator's id, or {@code system}. */
public record Transition(
        Change change, ConnectionState from, ConnectionState to, String reason, String actor, Instant at) {}
