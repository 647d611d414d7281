package org.brokerconnect.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionEvent;

/** Where a connection's chain of events begins after its oldest were forgotten: the number and the hash of the last one forgotten. */
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

    EventAnchor(ConnectionEvent lastForgotten) {
        connectionId = lastForgotten.connectionId();
        sequence = lastForgotten.sequence();
        hash = lastForgotten.hash();
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }
}
