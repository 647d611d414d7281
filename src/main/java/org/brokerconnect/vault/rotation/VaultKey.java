package org.brokerconnect.vault.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key that some node had in its ring. */
@Entity
@Table(name = "vault_key")
public class VaultKey {

    @Id
    private Long id;

    @Column(name = "added_at", nullable = false)
    private Instant addedAt;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected VaultKey() {}

    void retire(Instant now) {
        retiredAt = now;
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    long id() {
        return id;
    }
}
