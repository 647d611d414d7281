package org.brokerconnect.vault.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.UnreadableSecretException;

/** Counts sealed values by key, and seals them again. Reads the columns from the database's catalogue. */
@Stateless
public class SealedStore {

    @PersistenceContext
    private EntityManager entities;

    private KeyRing ring;

    /** For the container. */
    public SealedStore() {}

    @Inject
    SealedStore(KeyRing ring) {
        this.ring = ring;
    }

    /** All columns with sealed values, by table and name. */
    public List<SealedField> fields() {
        return rows("select c.table_name, i.column_name, c.column_name from information_schema.columns c"
                        + " join information_schema.columns i on i.table_schema = c.table_schema"
                        + " and i.table_name = c.table_name and i.column_key = 'PRI'"
                        + " where c.table_schema = database() and c.column_name like '%\\_sealed'"
                        + " order by c.table_name, c.column_name")
                .stream()
                .map(row -> new SealedField(row[0].toString(), row[1].toString(), row[2].toString()))
                .toList();
    }

    /** The number of values of a column by the id of their key; reads an index only. */
    public Map<Long, Long> countByKey(SealedField field) {
        Map<Long, Long> counts = new TreeMap<>();
        rows("select " + field.keyColumn() + ", count(*) from " + field.table() + " where " + field.keyColumn()
                        + " is not null group by " + field.keyColumn())
                .forEach(row -> counts.put(number(row[0]), number(row[1])));
        return counts;
    }

    /** The number of values of all columns that this key sealed. */
    public long count(long keyId) {
        return fields().stream()
                .mapToLong(field -> number(entities.createNativeQuery(
                                "select count(*) from " + field.table() + " where " + field.keyColumn() + " = ?1")
                        .setParameter(1, keyId)
                        .getSingleResult()))
                .sum();
    }

    /**
     * Seals values of one key again, in the order of their rows, in one short transaction. Skips rows that another
     * transaction has locked, and never overwrites a value that was changed meanwhile.
     *
     * @param after the last row of the batch before; null for the first batch
     */
    public ResealedBatch reseal(SealedField field, long keyId, UUID after, int limit) {
        UUID last = null;
        int resealed = 0;
        int unreadable = 0;
        for (Object[] row : lock(field, keyId, after, limit)) {
            last = UUID.fromString(row[0].toString());
            String sealed = row[1].toString();
            try {
                resealed += replace(field, last, sealed, ring.reseal(sealed, field.boundName(), last));
            } catch (UnreadableSecretException stays) {
                unreadable++;
            }
        }
        return new ResealedBatch(last, resealed, unreadable);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> lock(SealedField field, long keyId, UUID after, int limit) {
        var query = entities.createNativeQuery(
                        "select cast(" + field.idColumn() + " as char(36)), " + field.column() + " from "
                                + field.table() + " where " + field.keyColumn() + " = ?1"
                                + (after == null ? "" : " and " + field.idColumn() + " > ?3") + " order by "
                                + field.idColumn() + " limit ?2 for update skip locked",
                        Object[].class)
                .setParameter(1, keyId)
                .setParameter(2, limit);
        return (after == null ? query : query.setParameter(3, after.toString())).getResultList();
    }

    private int replace(SealedField field, UUID row, String old, String resealed) {
        return entities.createNativeQuery("update " + field.table() + " set " + field.column() + " = ?1 where "
                        + field.idColumn() + " = ?2 and " + field.column() + " = ?3")
                .setParameter(1, resealed)
                .setParameter(2, row.toString())
                .setParameter(3, old)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql) {
        return entities.createNativeQuery(sql, Object[].class).getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
