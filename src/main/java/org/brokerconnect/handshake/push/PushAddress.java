package org.brokerconnect.handshake.push;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The address of a connection at which its broker delivers sessions. Only a hash of its unguessable path is stored. */
@Entity
@Table(name = "push_address")
public class PushAddress {

    @Id
    @Column(name = "config_id")
    private UUID configId;

    @Column(name = "path_hash", nullable = false, columnDefinition = "char(64)")
    private String pathHash;

    /** Until when a message is awaited; null if none is. */
    @Column(name = "requested_until")
    private Instant requestedUntil;

    protected PushAddress() {}

    PushAddress(UUID configId, String pathHash) {
        this.configId = configId;
        this.pathHash = pathHash;
    }

    /** Gives it another path. A message to the earlier one is not awaited any more. */
    void replacePath(String hash) {
        pathHash = hash;
        requestedUntil = null;
    }

    void await(Instant until) {
        requestedUntil = until;
    }

    UUID configId() {
        return configId;
    }

    boolean isAwaitingAt(Instant now) {
        return requestedUntil != null && now.isBefore(requestedUntil);
    }
}
