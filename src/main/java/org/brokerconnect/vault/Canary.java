package org.brokerconnect.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A known value, sealed when the database was first used. A key ring that cannot open it is the wrong one. */
@Entity
@Table(name = "key_canary")
class Canary {

    static final int ID = 1;
    static final String COLUMN = "key_canary.sealed";
    private static final UUID ROW = new UUID(0, ID);
    private static final Secret KNOWN_VALUE =
            Secret.of("the key ring is the right one").boundTo(ROW);

    @Id
    private byte id;

    @Column(nullable = false)
    private String sealed;

    protected Canary() {}

    static String sealedBy(KeyRing ring) {
        return ring.seal(KNOWN_VALUE, COLUMN);
    }

    /** The id of the key that sealed it; -1 if the value is malformed. */
    long keyId() {
        return KeyIds.of(sealed);
    }

    String sealed() {
        return sealed;
    }

    boolean verifies(KeyRing ring) {
        try {
            return ring.open(sealed, COLUMN).claimedBy(ROW).equals(KNOWN_VALUE);
        } catch (UnreadableSecretException wrongKey) {
            return false;
        }
    }
}
