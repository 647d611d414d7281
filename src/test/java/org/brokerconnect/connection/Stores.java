package org.brokerconnect.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.brokerconnect.ManualClock;
import org.brokerconnect.PartialFake;
import org.brokerconnect.audit.AuditLogStore;
import org.brokerconnect.audit.AuditVerification;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.audit.EventRetentionStore;
import org.brokerconnect.audit.KeyAudit;
import org.brokerconnect.audit.LogFault;
import org.brokerconnect.audit.VerificationConfig;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.database.StoreRetry;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.session.DueStore;
import org.brokerconnect.session.LeaseStore;
import org.brokerconnect.session.RevocationStore;
import org.brokerconnect.session.SessionConfig;
import org.brokerconnect.session.SessionPlanner;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.rotation.KeyEvent;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * The stores of one node on a real MariaDB, without a server; with a {@link FakeBroker} and a clock that tests set.
 * Nodes on one database share Hibernate's factory, which caches no entities and takes longer to create than most tests
 * run.
 */
public final class Stores implements AutoCloseable {

    /**
     * Warnings 60 and 10 minutes before the end, checks each 30 minutes, ERROR after 2 minutes, delays of 15 s to 15
     * min.
     */
    public static final SessionConfig SETTINGS =
            new SessionConfig(new String[] {"60", "10"}, 30, 120, 15, 900, 45, 60, 30, 30);

    public static final WebAddresses ADDRESSES =
            new WebAddresses("https://app.example", Optional.empty(), Optional.empty());

    public final ManualClock clock = new ManualClock(SampleConnection.LOGIN);
    public final FakeBroker broker = new FakeBroker();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final ConnectionStore connections;
    public final ConnectionWriter writer;
    public final LoginWriter logins;
    public final SecretWriter secrets;
    public final SessionWriter sessions;
    public final LeaseStore leases;
    public final DueStore due;
    public final RevocationStore revocations;
    public final EventLogStore log;
    public final EventRetentionStore retention;
    public final AuditLogStore audit;
    public final AuditVerification verification;

    /** More than the threads of any test. */
    private static final int MAX_CONNECTIONS = 64;

    private static final Map<EmbeddedMariaDb, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();

    private final List<Consumer<ConnectionChanged>> observers = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionChanged>> listeners = new CopyOnWriteArrayList<>();
    private final Transactions transactions;
    private final Beans beans;

    private Stores(EmbeddedMariaDb database) {
        transactions = new Transactions(FACTORIES.computeIfAbsent(database, Stores::factory));
        beans = new Beans(transactions, clock, SETTINGS, broker.catalog(), meters, events());
        beans.provide(new StoreRetry(15));
        beans.provide(ADDRESSES);
        beans.get(SessionPlanner.class);
        connections = beans.get(ConnectionStore.class);
        writer = beans.get(ConnectionWriter.class);
        logins = beans.get(LoginWriter.class);
        secrets = beans.get(SecretWriter.class);
        sessions = beans.get(SessionWriter.class);
        leases = beans.get(LeaseStore.class);
        due = beans.get(DueStore.class);
        revocations = beans.get(RevocationStore.class);
        log = beans.get(EventLogStore.class);
        retention = beans.get(EventRetentionStore.class);
        audit = beans.get(AuditLogStore.class);
        beans.provide(new VerificationConfig(60, 24, 1095));
        verification = beans.get(AuditVerification.class);
    }

    /** A new bean of this type, built with this node's stores, broker and clock. */
    public <T> T bean(Class<T> type) {
        return beans.create(type);
    }

    /** The bean of this type that this node's other beans share. */
    public <T> T shared(Class<T> type) {
        return beans.get(type);
    }

    /** Registers a settings bean for beans that are built later. */
    public void provide(Object settings) {
        beans.provide(settings);
    }

    /** Another node on the same database; the caller closes it. */
    public static Stores on(EmbeddedMariaDb database) {
        return new Stores(database);
    }

    private static EntityManagerFactory factory(EmbeddedMariaDb database) {
        try {
            return Persistence.createEntityManagerFactory("broker-connect", withoutServer(database));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Each transaction gets a connection of its own from a pool, with the isolation of
     * {@link org.brokerconnect.database.Database}.
     */
    private static Map<String, Object> withoutServer(EmbeddedMariaDb database) throws SQLException {
        MariaDbPoolDataSource source = new MariaDbPoolDataSource(database.url()
                + "?transactionIsolation=READ-COMMITTED&minPoolSize=1&maxPoolSize=" + MAX_CONNECTIONS
                + "&registerJmxPool=false");
        source.setUser(database.user());
        source.setPassword(database.password());
        return Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", source,
                "hibernate.session_factory.statement_inspector", new SentSql(),
                "hibernate.transaction.coordinator_class", "jdbc",
                "hibernate.transaction.jta.platform",
                        "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform");
    }

    /** Delivers as CDI does: at once to observers in the transaction, after its commit to the listeners. */
    @SuppressWarnings("unchecked")
    private Event<Object> events() {
        return PartialFake.of(Event.class, Map.of("fire", arguments -> {
            if (arguments[0] instanceof ConnectionChanged changed) {
                observers.forEach(observer -> observer.accept(changed));
                transactions.afterCommit(() -> listeners.forEach(listener -> listener.accept(changed)));
            } else if (arguments[0] instanceof SessionRemoved removed) {
                revocations.queue(removed);
            } else if (arguments[0] instanceof KeyEvent event) {
                shared(KeyAudit.class).record(event);
            }
            return null;
        }));
    }

    /** Calls the observer with each change, in the transaction of the change. */
    public void duringEachChange(Consumer<ConnectionChanged> observer) {
        observers.add(observer);
    }

    /** Ends the effect of {@link #duringEachChange}. */
    public void stopObserving() {
        observers.clear();
    }

    /** Calls the listener with each change after its commit, in the thread that made it. */
    public void afterEachChange(Consumer<ConnectionChanged> listener) {
        listeners.add(listener);
    }

    /** Runs several store calls in one transaction. */
    public void inTransaction(Runnable work) {
        transactions.in(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Runs work in one transaction, and gives it the id of the database connection.
     *
     * @param failed receives what the work or the commit threw, null if nothing
     */
    public void duringTransaction(LongConsumer work, Consumer<Throwable> failed) {
        try {
            inTransaction(
                    () -> work.accept(((Number) query("select connection_id()").get(0)).longValue()));
            failed.accept(null);
        } catch (RuntimeException thrown) {
            failed.accept(thrown);
        }
    }

    /** Creates a configuration of this owner without a session. */
    public UUID setUp(String owner) {
        AppCredentials credentials = new AppCredentials(Secret.of("key"), Secret.of("sec-ret"));
        return writer.create(owner, FakeBroker.ID, "Savings", credentials, 1_000)
                .id();
    }

    /** Creates a configuration with a session of its own account from now until {@code end}. */
    public UUID connected(String owner, Instant end) {
        return connected(owner, end, Secret.none());
    }

    /** As {@link #connected}, with a refresh token. */
    public UUID renewable(String owner, Instant end) {
        return connected(owner, end, Secret.of("refresh"));
    }

    private UUID connected(String owner, Instant end, Secret refresh) {
        UUID id = setUp(owner);
        logIn(id, end, refresh);
        return id;
    }

    /** Logs in to the connection's own account. */
    public void logIn(UUID id, Instant end) {
        logIn(id, end, Secret.none());
    }

    private void logIn(UUID id, Instant end, Secret refresh) {
        String account = id.toString().substring(0, 8);
        SessionTokens tokens = new SessionTokens(Secret.of("access"), refresh);
        logins.connect(id, 1, new BrokerSession(account, "Asha Rao", tokens, end));
    }

    /** Reads the stored connection. */
    public Connection read(UUID id) {
        return connections.findAnyOwner(id).orElseThrow();
    }

    /** The stored token version. */
    public long tokenVersion(UUID id) {
        return read(id).session().orElseThrow().tokenVersion();
    }

    /** The events of a connection, oldest first: {@code change from-to}, followed by the reason, if there is one. */
    public List<String> history(String owner, UUID id) {
        return log.ofConnectionAfter(owner, id, 0, 1_000).stream()
                .map(event -> event.change() + " " + event.from() + "-" + event.to()
                        + (event.reason() == null ? "" : " " + event.reason()))
                .toList();
    }

    /** The rows of a native query; with one column, its values. */
    public List<?> query(String sql) {
        return transactions.in(
                () -> transactions.entities().createNativeQuery(sql).getResultList());
    }

    /** Executes a native statement. @return the number of changed rows */
    public int update(String sql, Object... parameters) {
        return transactions.in(() -> {
            var statement = transactions.entities().createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                statement.setParameter(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        });
    }

    /** Deletes all rows and resets the clock, the broker and the listeners. */
    void empty() {
        inTransaction(this::deleteRows);
        clock.set(SampleConnection.LOGIN);
        observers.clear();
        listeners.clear();
        broker.renewing(new Renewal.LoginRequired("session-not-renewable"))
                .failingWith(null)
                .renewingWhen(RenewalStyle.BY_TIMER);
    }

    private void deleteRows() {
        for (String table : Arrays.asList(
                "broker_config",
                "pending_revocation",
                "connection_event",
                "event_anchor",
                "audit_fault",
                "key_canary",
                "vault_key",
                "vault_key_event",
                "vault_node",
                "vault_rotation")) {
            update("delete from " + table);
        }
        forgetVerification();
        update("delete from audit_entry");
        update("update audit_head set position = 0, hash = null");
        update("update audit_entry_log set start_position = 0, start_hash = null, verified_position = 0,"
                + " checkpoint_sealed = null, verified_at = null, full_verified_at = null");
    }

    /** Lets the log begin after the newest position, unverified. */
    private void forgetVerification() {
        update("update audit_log set start_position = (select position from event_position),"
                + " verified_position = start_position, start_at = null, checkpoint_sealed = null, verified_at = null,"
                + " requested_at = null, full_started_at = null, full_verified_at = null, lease_until = null");
    }

    /** Verifies all events of the log. @return the faults */
    public List<LogFault> verifyLog() {
        audit.request();
        verification.run();
        return audit.status().faults();
    }

    @Override
    public void close() {
        meters.close();
    }
}
