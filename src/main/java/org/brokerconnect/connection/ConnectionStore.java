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
 *
 * <p>What is read without secrets is only for showing: its credentials and tokens exist as in the database, but cannot
 * be revealed or stored, and it has no due times.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConnectionStore {

    private static final String FROM = " from BrokerConfig c left join ConnectionSession s on s.configId = c.id where ";

    private static final String WITH_SECRETS = "select new org.brokerconnect.connection.Connection(c, s)" + FROM;

    /** Without the sealed columns and what only writers need. */
    private static final String WITHOUT_SECRETS = "select new org.brokerconnect.connection.Connection("
            + "new org.brokerconnect.connection.BrokerConfig(c.id, c.owner, c.broker, c.label, c.credentialsVersion,"
            + " c.storedState, c.stateSince, c.firstConnectedAt, c.createdAt, c.updatedAt),"
            + " new org.brokerconnect.connection.ConnectionSession(s.configId, s.broker, s.brokerUserId,"
            + " s.brokerUserName, s.accessFingerprint, s.refreshFingerprint, s.connectedAt, s.expiresAt,"
            + " s.grantEndsAt, s.lastCheckedAt, s.lastSyncAt, s.tokensSince, s.tokenVersion,"
            + " s.schedule.silentRenewalsOn, s.schedule.silentRenewals))"
            + FROM;

    @PersistenceContext
    private EntityManager entities;

    /** All connections of this owner without secrets, oldest first. */
    public List<Connection> findAll(String owner) {
        return query(WITHOUT_SECRETS, "c.owner = :owner order by c.createdAt, c.id")
                .setParameter("owner", owner)
                .getResultStream()
                .filter(connection -> connection.config().isOwnedBy(owner))
                .toList();
    }

    /** The connections with these ids that belong to one of these owners, without secrets, in no particular order. */
    public List<Connection> findAmong(Collection<String> owners, Collection<UUID> ids) {
        return query(WITHOUT_SECRETS, "c.owner in :owners and c.id in :ids")
                .setParameter("owners", owners)
                .setParameter("ids", ids)
                .getResultStream()
                .filter(connection -> owners.contains(connection.config().owner()))
                .toList();
    }

    /** This owner's connection; empty when the id is unknown or belongs to another owner. */
    public Optional<Connection> find(String owner, UUID id) {
        return find(WITH_SECRETS, owner, id);
    }

    /** As {@link #find}, without secrets. */
    public Optional<Connection> findWithoutSecrets(String owner, UUID id) {
        return find(WITHOUT_SECRETS, owner, id);
    }

    private Optional<Connection> find(String connections, String owner, UUID id) {
        return query(connections, "c.owner = :owner and c.id = :id")
                .setParameter("owner", owner)
                .setParameter("id", id)
                .getResultStream()
                .filter(connection -> connection.config().isOwnedBy(owner))
                .findFirst();
    }

    /** The connection with this id, of any owner. For background work; a person's requests use {@link #find}. */
    public Optional<Connection> findAnyOwner(UUID id) {
        return query(WITH_SECRETS, "c.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The first connections of any owner whose id is greater, in the order of their ids; at most {@code batch}. */
    public List<Connection> findAfter(UUID id, int batch) {
        return query(WITH_SECRETS, "c.id > :id order by c.id")
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

    private TypedQuery<Connection> query(String connections, String condition) {
        return entities.createQuery(connections + condition, Connection.class);
    }
}
