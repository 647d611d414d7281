package org.brokerconnect.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A confidential value: a key, a token, a one-time code. {@link #toString()} prints stars; {@link #reveal()} is the
 * only way to the value, so its callers can be found by search. Immutable.
 *
 * <p>Before an entity stores a secret, {@link #boundTo} binds it to the row; the vault refuses unbound secrets. A
 * secret read from the database is locked until the entity calls {@link #claimedBy} with its own id, so a ciphertext
 * copied from another row is never used. It is opened when its value is first needed: a row whose secret cannot be
 * opened is still read, shown, changed and deleted like any other.
 */
public final class Secret {

    private static final Secret NONE = new Secret("", null, false, null);

    /** A value as it is stored, with the ring that opens it, which is looked up only then. */
    private record Sealed(String text, String column, Supplier<KeyRing> ring) {}

    private static final Secret UNREAD = new Secret(null, null, true, new Sealed("", "", () -> {
        throw new IllegalStateException("the stored secret was not read");
    }));

    private final UUID row;
    private final boolean locked;
    private final Sealed sealed;

    /** Null until it is opened. */
    private volatile String value;

    private Secret(String value, UUID row, boolean locked, Sealed sealed) {
        this.value = value;
        this.row = row;
        this.locked = locked;
        this.sealed = sealed;
    }

    /** A new, unbound secret; {@link #none()} for an empty value. */
    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value, null, false, null);
    }

    /** The absent secret. */
    public static Secret none() {
        return NONE;
    }

    /**
     * Stands for a secret that exists in the database and was not read with its row: not empty, but it can be neither
     * revealed nor stored.
     */
    public static Secret unread() {
        return UNREAD;
    }

    /** An opened secret of the database: locked until its row claims it. */
    static Secret opened(String value, UUID row) {
        return new Secret(Objects.requireNonNull(value, "value"), row, true, null);
    }

    /** A secret read from the database and not yet opened: locked until its row claims it. */
    static Secret sealed(String text, String column, Supplier<KeyRing> ring) {
        return new Secret(null, null, true, new Sealed(text, column, ring));
    }

    /**
     * The cleartext value.
     *
     * @throws IllegalStateException if it is in the database and was not read, or not yet claimed
     * @throws UnreadableSecretException if it was read from the database and cannot be opened
     */
    public String reveal() {
        if (this == UNREAD) {
            return content();
        }
        if (locked) {
            throw new IllegalStateException("a stored secret was used before claimedBy() was called");
        }
        return content();
    }

    /**
     * This secret after opening it, so that later uses do not fail.
     *
     * @throws IllegalStateException as {@link #reveal}
     * @throws UnreadableSecretException as {@link #reveal}
     */
    public Secret opened() {
        reveal();
        return this;
    }

    /** The same value, bound to the row with this id. {@link #none()} stays {@link #none()}. */
    public Secret boundTo(UUID row) {
        return isEmpty() ? NONE : new Secret(reveal(), Objects.requireNonNull(row, "row"), false, null);
    }

    /**
     * The same value, unlocked, if it was sealed for the row with this id. A value that is not opened yet is compared
     * when it is.
     *
     * @throws MovedSecretException if it is open and was sealed for another row
     */
    public Secret claimedBy(UUID row) {
        if (isEmpty()) {
            return NONE;
        }
        if (sealed != null) {
            return new Secret(null, row, false, sealed);
        }
        if (!row.equals(this.row)) {
            throw new MovedSecretException();
        }
        return new Secret(value, row, false, null);
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

    /** Whether it is {@link #none()}. Opens nothing. */
    public boolean isEmpty() {
        return sealed == null && value.isEmpty();
    }

    /** The row that this secret is bound to; null if unbound. */
    UUID row() {
        return row;
    }

    /** The value, for sealing. */
    String content() {
        if (value == null) {
            value = sealed.ring().get().open(sealed.text(), sealed.column(), row).value;
        }
        return value;
    }

    /** The stored text, if it was read from this column: an unchanged secret is stored as it is, even if unreadable. */
    Optional<String> textOf(String column) {
        return Optional.ofNullable(sealed)
                .filter(stored -> stored.column().equals(column))
                .map(Sealed::text);
    }

    /**
     * Compares stored texts if both were read from the database, otherwise row and value, the value in constant time;
     * ignores whether a secret is locked. Opens nothing: a stored secret equals no other one.
     */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Secret that)) {
            return false;
        }
        if (sealed != null || that.sealed != null) {
            return sealed != null && that.sealed != null && sealed.text().equals(that.sealed.text());
        }
        return Objects.equals(row, that.row)
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    /** Constant, because a stored secret has no row until it is claimed and is equal all the same. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(none)" : "*****";
    }
}
