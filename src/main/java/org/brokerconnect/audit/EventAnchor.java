package org.brokerconnect.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * The start of a connection's hash chain after retention deleted its oldest events: the number and the hash of the
 * newest deleted event. Written by {@link EventRetentionStore}.
 */
@Entity
@Table(name = "event_anchor")
class EventAnchor {

    @Id
    @Column(name = "connection_id")
    private UUID connectionId;

    @Column(nullable = false)
    private long sequence;

    @Column(nullable = false, columnDefinition = "char(64)")
    private String hash;

    protected EventAnchor() {}
}
