package org.brokerconnect.vault.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What happened to a key, when and by whom. Fired as a CDI event too, in the transaction that stores it. */
@Entity
@Table(name = "vault_key_event")
public class KeyEvent {

    /** The actor of what no person did. */
    public static final String SYSTEM = "system";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "key_id", nullable = false, updatable = false)
    private long keyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private KeyEventKind kind;

    @Column(nullable = false, updatable = false)
    private String actor;

    @Column(name = "happened_at", nullable = false, updatable = false)
    private Instant happenedAt;

    protected KeyEvent() {}

    KeyEvent(long keyId, KeyEventKind kind, String actor, Instant happenedAt) {
        this.keyId = keyId;
        this.kind = kind;
        this.actor = actor;
        this.happenedAt = happenedAt;
    }

    public long keyId() {
        return keyId;
    }

    public KeyEventKind kind() {
        return kind;
    }

    /** The id of the administrator, or {@link #SYSTEM}. */
    public String actor() {
        return actor;
    }

    public Instant happenedAt() {
        return happenedAt;
    }
}
