package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One change of one connection, appended in the transaction of the change and never updated. Events of one connection
 * form a hash chain: the hash covers every field and the previous event's hash.
 */
@Entity
@Table(name = "connection_event")
public class ConnectionEvent {

    /** The actor of a change that no person made. */
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

    @Convert(converter = Change.StoredName.class)
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

    @Column
    private String origin;

    @Column(nullable = false, columnDefinition = "char(64)")
    private String hash;

    protected ConnectionEvent() {}

    /**
     * What a change did.
     *
     * @param reason stable slug; null when the change needs none
     * @param actor the owner's or an administrator's id, or {@link #SYSTEM}
     * @param origin the client address of the request that made the change; null if none did
     */
    record Content(
            Change change,
            ConnectionState from,
            ConnectionState to,
            @Nullable String reason,
            String actor,
            Instant at,
            @Nullable String origin) {}

    ConnectionEvent(long position, BrokerConfig config, Content content) {
        this.position = position;
        connectionId = config.id();
        sequence = config.nextSequence();
        owner = config.owner();
        happenedAt = content.at();
        change = content.change();
        from = content.from();
        to = content.to();
        reason = content.reason();
        actor = content.actor();
        origin = content.origin();
        hash = hashAfter(config.eventHash());
        config.setChainHead(hash);
    }

    /**
     * The hash of this event after an event with hash {@code previous}; null for the first event. Covers the origin
     * where there is one, so that events of earlier releases keep their hashes.
     */
    public String hashAfter(String previous) {
        EventHash fields = new EventHash(previous)
                .with(position)
                .with(connectionId)
                .with(sequence)
                .with(owner)
                .with(happenedAt)
                .with(change.storedName())
                .with(from)
                .with(to)
                .with(reason)
                .with(actor);
        return (origin == null ? fields : fields.with(origin)).hex();
    }

    /** The place in the log of all connections; later events have greater ones. */
    public long position() {
        return position;
    }

    public UUID connectionId() {
        return connectionId;
    }

    /** The number among the events of this connection, from 1. */
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

    /** Stable slug of the reason; null when the change needs none. */
    public String reason() {
        return reason;
    }

    /** The id of the person who made the change, owner or administrator, or {@link #SYSTEM}. */
    public String actor() {
        return actor;
    }

    /** The client address of the request that made the change; null if none did. */
    public String origin() {
        return origin;
    }

    /** Whether no person made the change. */
    public boolean isBySystem() {
        return actor.equals(SYSTEM);
    }

    public String hash() {
        return hash;
    }
}
