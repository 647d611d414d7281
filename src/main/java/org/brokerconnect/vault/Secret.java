package org.brokerconnect.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;

/**
 * A confidential value: a key, a token, a one-time code. {@link #toString()} prints stars; {@link #reveal()} is the
 * only way to the value, so its callers can be found by search. Immutable.
 *
 * <p>Before an entity stores a secret, {@link #boundTo} binds it to the row; the vault refuses unbound secrets. A
 * secret read from the database is locked until the entity calls {@link #claimedBy} with its own id, so a ciphertext
 * copied from another row is never used.
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

    /** A new, unbound secret; {@link #none()} for an empty value. */
    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value, null, false);
    }

    /** The absent secret. */
    public static Secret none() {
        return NONE;
    }

    /** A secret read from the database: locked until its row claims it. */
    static Secret opened(String value, UUID row) {
        return new Secret(value, row, true);
    }

    /**
     * The cleartext value.
     *
     * @throws IllegalStateException if it was read from the database and not yet claimed
     */
    public String reveal() {
        if (locked) {
            throw new IllegalStateException("a stored secret was used before claimedBy() was called");
        }
        return value;
    }

    /** The same value, bound to the row with this id. {@link #none()} stays {@link #none()}. */
    public Secret boundTo(UUID row) {
        return isEmpty() ? NONE : new Secret(reveal(), Objects.requireNonNull(row, "row"), false);
    }

    /**
     * The same value, unlocked, if it was sealed for the row with this id.
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
     * A one-way identifier of the value: SHA-256 of purpose and value, in hexadecimal digits. Only for high-entropy
     * values.
     *
     * @param purpose separates identifiers of different uses; must not contain U+0000
     * @throws IllegalStateException as {@link #reveal}
     */
    public String fingerprint(String purpose) {
        return Sha256.hex(purpose + '\0' + reveal());
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The row that this secret is bound to; null if unbound. */
    UUID row() {
        return row;
    }

    /** The value, for sealing. */
    String content() {
        return value;
    }

    /** Compares row and value, the value in constant time; ignores whether a secret is locked. */
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
