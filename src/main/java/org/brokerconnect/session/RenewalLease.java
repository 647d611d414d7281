package org.brokerconnect.session;

import java.util.UUID;

/**
 * A lease of one connection's renewal. The claim is new for each taking, so a caller whose lease has ended does not
 * mistake a later lease of the same node for its own.
 */
public record RenewalLease(UUID connection, UUID claim) {}
