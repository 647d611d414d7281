package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.brokerconnect.connection.EventHash;
import org.brokerconnect.text.PlainText;

/**
 * One entry of the administration log: who did what, when, from where, with which outcome. Appended and never updated.
 * Each hash covers every field and the hash of the entry before.
 */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    /** The outcome of an action that succeeded; else the outcome is a problem slug. */
    public static final String DONE = "done";

    @Id
    private long position;

    @Column(name = "happened_at", nullable = false)
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AuditAction action;

    @Column(nullable = false)
    private String actor;

    @Column
    private String origin;

    @Column
    private String person;

    @Column(name = "connection_id")
    private UUID connectionId;

    @Column(nullable = false)
    private String outcome;

    @Column
    private String detail;

    @Column(nullable = false, columnDefinition = "char(64)")
    private String hash;

    protected AuditEntry() {}

    /**
     * What happened.
     *
     * @param actor the person's id, or {@link org.brokerconnect.connection.ConnectionEvent#SYSTEM}
     * @param person the id of the person whose data it concerns; null for none or several
     * @param connectionId the connection that it concerns; null for none or several
     * @param outcome {@link #DONE} or a problem slug
     * @param detail more about it, such as the filter of a list; no secret; null for none
     */
    public record Content(
            AuditAction action,
            String actor,
            @Nullable String person,
            @Nullable UUID connectionId,
            String outcome,
            @Nullable String detail) {

        /** In code points, as MariaDB counts. */
        static final int MAX_DETAIL = 500;

        private static final int MAX_PERSON = 255;

        public Content {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(outcome, "outcome");
            person = person == null ? null : shortened(person);
            detail = detail == null ? null : PlainText.cut(detail, MAX_DETAIL);
        }

        /** No id is that long; the mark at the end keeps the beginning of one from being taken for it. */
        private static String shortened(String person) {
            return PlainText.length(person) <= MAX_PERSON ? person : PlainText.cut(person, MAX_PERSON - 1) + "…";
        }

        /** An action of a person that succeeded and concerns no one person. */
        public static Content done(AuditAction action, String actor, @Nullable String detail) {
            return new Content(action, actor, null, null, DONE, detail);
        }
    }

    AuditEntry(long position, String previousHash, Content content, Instant at, @Nullable String origin) {
        this.position = position;
        happenedAt = at;
        action = content.action();
        actor = content.actor();
        this.origin = origin;
        person = content.person();
        connectionId = content.connectionId();
        outcome = content.outcome();
        detail = content.detail();
        hash = hashAfter(previousHash);
    }

    /** The hash of this entry after an entry with hash {@code previous}; null for the first one. */
    public String hashAfter(@Nullable String previous) {
        return new EventHash(previous)
                .with(position)
                .with(happenedAt)
                .with(action)
                .with(actor)
                .with(origin)
                .with(person)
                .with(connectionId)
                .with(outcome)
                .with(detail)
                .hex();
    }

    /** The number of the entry, from 1 without a gap. */
    public long position() {
        return position;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public AuditAction action() {
        return action;
    }

    public String actor() {
        return actor;
    }

    /** The client address of the request; null if no request caused it. */
    public String origin() {
        return origin;
    }

    public String person() {
        return person;
    }

    public UUID connectionId() {
        return connectionId;
    }

    public String outcome() {
        return outcome;
    }

    public String detail() {
        return detail;
    }

    public String hash() {
        return hash;
    }
}
