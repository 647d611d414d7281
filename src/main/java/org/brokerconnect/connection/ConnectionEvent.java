package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One change of one connection, written in the change's own transaction and never touched again. */
@Entity
@Table(name = "connection_event")
public class ConnectionEvent {

    /** The actor of what no person did. */
    public static final String SYSTEM = "system";

    @Id
    private long position;

    @Column(name = "connection_id", nullable = false)
    private UUID connectionId;

    @Column(nullable = false)
    private long sequence;

    @Column(nullable = false)
    private String owner;

    @Column(name = "happened_at", nullable = false)
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_kind", nullable = false)
    private Change change;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state", nullable = false)
    private ConnectionState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state", nullable = false)
    private ConnectionState to;

    @Column
    private String reason;

    @Column(nullable = false)
    private String actor;

    @Column(nullable = false, columnDefinition = "char(64)")
    private String hash;

    protected ConnectionEvent() {}

    ConnectionEvent(long position, BrokerConfig config, Transition transition) {
        this.position = position;
        connectionId = config.id();
        sequence = config.nextSequence();
        owner = config.owner();
        happenedAt = transition.at();
        change = transition.change();
        from = transition.from();
        to = transition.to();
        reason = transition.reason();
        actor = transition.actor();
        hash = hashAfter(config.eventHash());
        config.remember(hash);
    }

    /** The hash that this event must have if the one before has {@code previous}. */
    public String hashAfter(String previous) {
        return new EventHash(previous)
                .with(position)
                .with(connectionId)
                .with(sequence)
                .with(owner)
                .with(happenedAt)
                .with(change)
                .with(from)
                .with(to)
                .with(reason)
                .with(actor)
                .hex();
    }

    public long position() {
        return position;
    }

    public UUID connectionId() {
        return connectionId;
    }

    public long sequence() {
        return sequence;
    }

    public String owner() {
        return owner;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public Change change() {
        return change;
    }

    public ConnectionState from() {
        return from;
    }

    public ConnectionState to() {
        return to;
    }

    public String reason() {
        return reason;
    }

    public String actor() {
        return actor;
    }

    public String hash() {
        return hash;
    }
}
