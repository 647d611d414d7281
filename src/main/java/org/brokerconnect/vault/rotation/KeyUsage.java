package org.brokerconnect.vault.rotation;

import java.util.List;

/**
 * A key and the stored values that it sealed; no key material.
 *
 * @param id the key id in the key file; 32 bits, unsigned
 * @param primary whether new values are sealed with this key
 * @param enabled whether this key opens values on this node
 * @param nodes the number of running nodes on which this key opens values
 * @param retired whether an administrator retired it
 * @param values the number of stored values that this key sealed
 * @param tables the same by table; tables without such values are left out
 */
public record KeyUsage(
        long id, boolean primary, boolean enabled, int nodes, boolean retired, long values, List<TableUsage> tables) {

    /** The number of values of one table. */
    public record TableUsage(String table, long values) {}
}
