package org.brokerconnect.vault.rotation;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The key rings of the running nodes. Each node reports its own; times are the database's, which all nodes share. */
@Stateless
public class NodeStore {

    @PersistenceContext
    private EntityManager entities;

    /** Stores a node's ring, and deletes nodes that reported nothing for a day. */
    public void report(NodeRing ring) {
        entities.createNativeQuery("insert into vault_node"
                        + " (id, key_ids, file_primary_id, sealing_key_id, problem, seen_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, utc_timestamp(6)) on duplicate key update"
                        + " key_ids = values(key_ids), file_primary_id = values(file_primary_id),"
                        + " sealing_key_id = values(sealing_key_id), problem = values(problem),"
                        + " seen_at = values(seen_at)")
                .setParameter(1, ring.node())
                .setParameter(2, ring.keys().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .setParameter(3, ring.filePrimary())
                .setParameter(4, ring.sealingKey())
                .setParameter(5, ring.problem() == null ? null : ring.problem().name())
                .executeUpdate();
        entities.createNativeQuery("delete from vault_node where seen_at < utc_timestamp(6) - interval 1 day")
                .executeUpdate();
    }

    /** Removes a node that stops. */
    public void remove(String node) {
        entities.createNativeQuery("delete from vault_node where id = ?1")
                .setParameter(1, node)
                .executeUpdate();
    }

    /** The nodes that reported within this time, by id. */
    @SuppressWarnings("unchecked")
    public List<NodeRing> findRunning(Duration timeout) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select cast(id as char(36)), key_ids, file_primary_id, sealing_key_id, problem"
                                + " from vault_node where seen_at > utc_timestamp(6) - interval ?1 second order by id",
                        Object[].class)
                .setParameter(1, timeout.toSeconds())
                .getResultList();
        return rows.stream().map(NodeStore::node).toList();
    }

    private static NodeRing node(Object[] row) {
        List<Long> keys = Arrays.stream(row[1].toString().split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new NodeRing(
                row[0].toString(),
                keys,
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                row[4] == null ? null : RingProblem.valueOf(row[4].toString()));
    }
}
