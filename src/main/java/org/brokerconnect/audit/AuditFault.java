package org.brokerconnect.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A stored {@link LogFault}. */
@Entity
@Table(name = "audit_fault")
class AuditFault {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LogFault.FaultKind kind;

    @Column(name = "connection_id")
    private UUID connectionId;

    @Column
    private Long sequence;

    @Column(name = "first_position")
    private Long firstPosition;

    @Column(name = "last_position")
    private Long lastPosition;

    @Column(name = "of_entries", nullable = false)
    private boolean ofEntries;

    @Column(name = "found_at", nullable = false)
    private Instant foundAt;

    protected AuditFault() {}

    AuditFault(LogFault fault, Instant now) {
        id = fault.id();
        kind = fault.kind();
        connectionId = fault.connection();
        sequence = fault.sequence();
        firstPosition = fault.first();
        lastPosition = fault.last();
        ofEntries = fault.ofEntries();
        foundAt = now;
    }

    LogFault fault() {
        return new LogFault(kind, connectionId, sequence, firstPosition, lastPosition, ofEntries);
    }
}
