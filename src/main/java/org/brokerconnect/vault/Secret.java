package org.brokerconnect.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;

/**
 * A value that must not be seen: a key, a token, a one-time code. Prints as stars everywhere; {@link #reveal()} is the one door, and
 * it can be searched for. Immutable.
 *
 * <p>A secret that an entity stores is bound to its row with {@link #boundTo}; the vault seals no unbound secret. A secret that comes
 * out of the database is locked until the entity that loaded it calls {@link #claimedBy} with its own id, so a ciphertext that was copied from
 * another row is never used.
 */
public final class Secret {

    private static final Secret NONE = new Secret("", null, false);

    private final String value;
    private final UUID row;
    private final boolean locked;

    private Secret(String value, UUID row, boolean locked) {
        this.value = Objects.requireNonNull(value, "value");
        this.row = row;
        this.locked = locked;
    }

    /** A secret that just arrived from outside; an empty value gives {@link #none()}. */
    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value, null, false);
    }

    /** The secret that is not there. */
    public static Secret none() {
        return NONE;
    }

    /** What the vault makes of a stored ciphertext: unusable until its row claims it. */
    static Secret opened(String value, UUID row) {
        return new Secret(value, row, true);
    }

    /**
     * The value in clear.
     *
     * @throws IllegalStateException if it was loaded from the database and no row has claimed it
     */
    public String reveal() {
        if (locked) {
            throw new IllegalStateException("a stored secret was used before its row claimed it");
        }
        return value;
    }

    /** The same value, to be stored in the row with this id. {@link #none()} stays what it is. */
    public Secret boundTo(UUID row) {
        return isEmpty() ? NONE : new Secret(reveal(), Objects.requireNonNull(row, "row"), false);
    }

    /**
     * The same value, usable, if it was sealed for the row with this id.
     *
     * @throws MovedSecretException if it was sealed for another row
     */
    public Secret claimedBy(UUID row) {
        if (isEmpty()) {
            return NONE;
        }
        if (!row.equals(this.row)) {
            throw new MovedSecretException();
        }
        return new Secret(value, row, false);
    }

    /**
     * Names the value without telling it: SHA-256 over purpose and value, in hexadecimal digits. Only for values that nobody can guess.
     *
     * @param purpose keeps names that are made for different ends from being compared; without a zero character
     * @throws IllegalStateException as {@link #reveal}
     */
    public String fingerprint(String purpose) {
        return Sha256.hex(purpose + '\0' + reveal());
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The row that it is bound to, or null. */
    UUID row() {
        return row;
    }

    /** The value for sealing; only the vault calls it. */
    String content() {
        return value;
    }

    /** Compares values in constant time and rows; whether a secret is locked makes no difference. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && Objects.equals(row, that.row)
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(row);
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "*****";
    }
}
