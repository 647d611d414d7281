package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.vault.Secret;

/**
 * Reads connections, each with its session, in one query. The owner is part of the query, so another owner's row is not
 * found; it is compared once more in Java, because a collation of the database may take two owners for one. Joins the
 * caller's transaction and begins none; outside of a transaction the results are detached.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConnectionStore {

    private static final String CONNECTIONS = "select new org.brokerconnect.connection.Connection(c, s)"
            + " from BrokerConfig c left join ConnectionSession s on s.configId = c.id";

    @PersistenceContext
    private EntityManager entities;

    /** All connections of this owner, oldest first. */
    public List<Connection> findAll(String owner) {
        return query("c.owner = :owner order by c.createdAt, c.id")
                .setParameter("owner", owner)
                .getResultStream()
                .filter(connection -> connection.config().isOwnedBy(owner))
                .toList();
    }

    /** The connections with these ids that belong to one of these owners, in no particular order. */
    public List<Connection> findAmong(Collection<String> owners, Collection<UUID> ids) {
        return query("c.owner in :owners and c.id in :ids")
                .setParameter("owners", owners)
                .setParameter("ids", ids)
                .getResultStream()
                .filter(connection -> owners.contains(connection.config().owner()))
                .toList();
    }

    /** This owner's connection; empty when the id is unknown or belongs to another owner. */
    public Optional<Connection> find(String owner, UUID id) {
        return query("c.owner = :owner and c.id = :id")
                .setParameter("owner", owner)
                .setParameter("id", id)
                .getResultStream()
                .filter(connection -> connection.config().isOwnedBy(owner))
                .findFirst();
    }

    /** The connection with this id, of any owner. For background work; a person's requests use {@link #find}. */
    public Optional<Connection> findAnyOwner(UUID id) {
        return query("c.id = :id").setParameter("id", id).getResultStream().findFirst();
    }

    /** The first connections of any owner whose id is greater, in the order of their ids; at most {@code batch}. */
    public List<Connection> findAfter(UUID id, int batch) {
        return query("c.id > :id order by c.id")
                .setParameter("id", id)
                .setMaxResults(batch)
                .getResultList();
    }

    /** Whether a session of any connection at this broker holds this token, as access or as refresh token. */
    public boolean isHeld(String broker, Secret token) {
        return !entities.createQuery(
                        "select s.configId from ConnectionSession s where s.broker = :broker"
                                + " and (s.accessFingerprint = :token or s.refreshFingerprint = :token)",
                        UUID.class)
                .setParameter("broker", broker)
                .setParameter("token", ConnectionSession.fingerprint(token))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private TypedQuery<Connection> query(String condition) {
        return entities.createQuery(CONNECTIONS + " where " + condition, Connection.class);
    }
}
