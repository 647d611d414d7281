package org.brokerconnect.vault;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.AttributeConverter;

/**
 * JPA converter that seals one column. Subclasses name the column and are {@code @Immutable}, which they do not
 * inherit: otherwise Hibernate seals each value again to see whether it changed. {@link Secret#none()} is stored as
 * null. A value is opened when it is used, not when its row is read. The key ring is looked up when a value is sealed
 * or opened, because Payara does not inject into converters; the lookup is too expensive for values that are only read.
 */
public abstract class SealedColumn implements AttributeConverter<Secret, String> {

    private final String column;

    /**
     * @param column table and column, for example {@code broker_config.api_key}; must never change once values are
     *     stored
     */
    protected SealedColumn(String column) {
        this.column = column;
    }

    @Override
    public String convertToDatabaseColumn(Secret secret) {
        if (secret == null || secret.isEmpty()) {
            return null;
        }
        return secret.textOf(column).orElseGet(() -> ring().seal(secret, column));
    }

    @Override
    public Secret convertToEntityAttribute(String sealed) {
        return sealed == null ? Secret.none() : Secret.sealed(sealed, column, this::ring);
    }

    KeyRing ring() {
        return CDI.current().select(KeyRing.class).get();
    }
}
