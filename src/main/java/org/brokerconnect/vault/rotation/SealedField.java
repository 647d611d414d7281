package org.brokerconnect.vault.rotation;

/**
 * A database column with sealed values. Its name ends with {@code _sealed}, and a generated column with the suffix
 * {@code _key_id} has the id of the key.
 *
 * @param table the table
 * @param idColumn the primary key of the table, a UUID; the row that values are bound to
 * @param column the column
 */
public record SealedField(String table, String idColumn, String column) {

    private static final String SUFFIX = "_sealed";

    public SealedField {
        requireName(table);
        requireName(idColumn);
        requireName(column);
    }

    /** Names become part of statements. */
    private static void requireName(String name) {
        if (!name.matches("[a-z_0-9]+")) {
            throw new IllegalArgumentException("not a plain name: " + name);
        }
    }

    /** The name that values of this column are bound to, such as {@code broker_config.api_key}. */
    String boundName() {
        return table + '.' + column.substring(0, column.length() - SUFFIX.length());
    }

    /** The generated column with the id of the key. */
    String keyColumn() {
        return column + "_key_id";
    }
}
