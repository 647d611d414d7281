package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;

/** Configurations of one owner. The owner is in every query: someone else's row is not there. */
@Stateless
public class ConfigStore {

    /** Every connection, with its session if it has one; a query of this package or of one inside it begins so. */
    public static final String ANY = "select new org.brokerconnect.connection.Connection(c, s) from BrokerConfig c"
            + " left join ConnectionSession s on s.configId = c.id";

    private static final String OWN = ANY + " where c.owner = :owner";

    @PersistenceContext
    private EntityManager entities;

    private TransitionStore transitions;
    private ConnectionStore connections;
    private Clock clock;

    /** For the container. */
    public ConfigStore() {}

    @Inject
    ConfigStore(TransitionStore transitions, ConnectionStore connections, Clock clock) {
        this.transitions = transitions;
        this.connections = connections;
        this.clock = clock;
    }

    /** All connections of this owner, oldest first. One query. */
    public List<Connection> all(String owner) {
        return entities.createQuery(OWN + " order by c.createdAt, c.id", Connection.class)
                .setParameter("owner", owner)
                .getResultList();
    }

    /** Those of these connections that belong to these owners, in no particular order. One query, for any number. */
    public List<Connection> among(Collection<String> owners, Collection<UUID> ids) {
        return entities.createQuery(ANY + " where c.owner in :owners and c.id in :ids", Connection.class)
                .setParameter("owners", owners)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** This owner's connection; empty when there is none with this id or it belongs to someone else. One query. */
    public Optional<Connection> find(String owner, UUID id) {
        return entities.createQuery(OWN + " and c.id = :id", Connection.class)
                .setParameter("owner", owner)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Stores a checked request. */
    public BrokerConfig create(String owner, NewConfig request) {
        BrokerConfig config = new BrokerConfig(owner, request, clock.instant());
        entities.persist(config);
        transitions.record(config, Change.CREATED, null, owner);
        return config;
    }

    /**
     * Stores a checked change. New credentials forget the session with the old ones.
     *
     * @return the changed configuration; empty when this owner has none with this id
     */
    public Optional<BrokerConfig> change(String owner, UUID id, ConfigChange change) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(config -> {
            if (change.label() != null) {
                config.rename(change.label(), clock.instant());
            }
            change.credentials().ifPresent(credentials -> replace(config, credentials));
        });
        return found;
    }

    private void replace(BrokerConfig config, AppCredentials credentials) {
        connections.forgetSession(config);
        config.use(credentials, clock.instant());
        transitions.record(config, Change.CREDENTIALS_REPLACED, null, config.owner());
    }

    /** @return false when this owner has no configuration with this id */
    public boolean delete(String owner, UUID id) {
        Optional<BrokerConfig> found = transitions.lockOwn(owner, id);
        found.ifPresent(config -> {
            transitions.record(config, Change.DELETED, null, owner);
            connections.forgetSession(config);
            entities.remove(config);
        });
        return found.isPresent();
    }
}
