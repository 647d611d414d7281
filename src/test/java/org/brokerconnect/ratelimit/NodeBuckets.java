package org.brokerconnect.ratelimit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.hibernate.cfg.Configuration;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * The buckets of one node: its own memory and connections to the database, and a transaction for each change under the
 * row's lock, as the container begins it.
 */
final class NodeBuckets extends BucketStore implements Buckets, AutoCloseable {

    private final MariaDbPoolDataSource pool;
    private final EntityManagerFactory connections;
    private final ThreadLocal<Instant> lastNow = new ThreadLocal<>();
    private KnownBuckets known = new KnownBuckets(new Locked(), new Conditional());
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    /** Migrates the database, as the application does. */
    NodeBuckets(EmbeddedMariaDb database) throws SQLException {
        pool = new MariaDbPoolDataSource(database.url()
                + "?maxPoolSize=16&transactionIsolation=READ-COMMITTED&user=" + database.user() + "&password="
                + database.password());
        Configuration hibernate = new Configuration();
        hibernate.getProperties().put("hibernate.connection.datasource", pool);
        connections = hibernate.buildSessionFactory();
    }

    @Override
    public void change(String id, UnaryOperator<Row> change) {
        known.change(id, row -> {
            lastNow.set(row.now());
            return change.apply(row);
        });
    }

    /** Runs in a transaction for each change. */
    private final class Locked extends BucketStore {

        @Override
        public void change(String id, UnaryOperator<Row> change) {
            changes.incrementAndGet();
            inTransaction(store -> store.change(id, change));
        }
    }

    /** Runs outside of a transaction. */
    private final class Conditional extends KnownBucketStore {

        @Override
        public Written write(String id, Row before, Row wanted, Duration maxLag) {
            writes.incrementAndGet();
            try (EntityManager entities = connections.createEntityManager()) {
                return new KnownBucketStore(entities).write(id, before, wanted, maxLag);
            }
        }
    }

    /** Forgets all buckets, as a node that starts. */
    void forget() {
        known = new KnownBuckets(new Locked(), new Conditional());
    }

    /** How many statements wrote a bucket without its lock. */
    int writes() {
        return writes.get();
    }

    /** How many buckets were changed under their lock. */
    int changes() {
        return changes.get();
    }

    @Override
    public int forgetFull(int batch) {
        int[] forgotten = {0};
        inTransaction(store -> forgotten[0] = store.forgetFull(batch));
        return forgotten[0];
    }

    private void inTransaction(Consumer<BucketStore> work) {
        try (EntityManager entities = connections.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new BucketStore(entities));
                entities.getTransaction().commit();
            } catch (RuntimeException failed) {
                entities.getTransaction().rollback();
                throw failed;
            }
        }
    }

    /** The database's time when this thread last changed a bucket. */
    Instant lastNow() {
        return lastNow.get();
    }

    @Override
    public void close() {
        connections.close();
        pool.close();
    }
}
