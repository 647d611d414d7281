package org.brokerconnect.vault.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.KeyRingContainer;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.KeyFileText;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 10,000 rows and two nodes on a real database; people read and sessions are renewed meanwhile. */
@WithStores
class ManyRowsTest {

    private static final Logger LOG = Logger.getLogger(ManyRowsTest.class.getName());
    private static final int SESSIONS = 40;
    private static final int ROWS = 10_000;

    private final EmbeddedMariaDb database;
    private final Stores stores;
    private final List<UUID> sessions = new ArrayList<>();

    @TempDir
    private Path folder;

    private KeyFileText file;
    private RotatingNode a;
    private RotatingNode b;
    private long old;
    private long added;

    ManyRowsTest(EmbeddedMariaDb database, Stores stores) {
        this.database = database;
        this.stores = stores;
    }

    @BeforeEach
    void start() throws SQLException {
        file = new KeyFileText(folder.resolve("keys.json"));
        a = new RotatingNode(database, file.ring(), 500).started();
        b = new RotatingNode(database, file.ring(), 500).started();
        KeyRingContainer.use(a.ring);
        old = a.ring.sealingKey();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(stores.renewable("p" + i, stores.clock.instant().plus(FakeBroker.DAY)));
        }
        insertValues();
        added = file.add();
        a.refresh();
        b.refresh();
    }

    @AfterEach
    void stop() {
        KeyRingContainer.reset();
        a.close();
        b.close();
    }

    private void insertValues() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("insert into portfolio_value"
                        + " (id, config_id, resolution, day, slot, content_sealed, as_of)"
                        + " values (?, ?, 'DAY', date '1990-01-01' + interval ? day, 0, ?, utc_timestamp(6))")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                UUID id = UUID.randomUUID();
                insert.setString(1, id.toString());
                insert.setString(2, sessions.get(0).toString());
                insert.setInt(3, i);
                insert.setString(4, KeyFileText.seal(a.ring, "portfolio_value.content", id, "value " + i));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    @Test
    void all_rows_are_sealed_again_while_people_read_sessions_are_renewed_and_a_node_dies() throws Exception {
        a.keys.promote(added, "ada");
        b.refresh();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                for (UUID id : sessions) {
                    assertOpens(id);
                    reads.incrementAndGet();
                }
            }
        });
        CompletableFuture<Integer> renewals = CompletableFuture.supplyAsync(() -> renew(done));
        CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> {
            while (b.sealed.count(old) > ROWS / 2) {
                b.reseal();
            }
        });
        while (a.sealed.count(old) > ROWS / 2) {
            a.reseal();
        }
        dying.join();
        killInTheMiddleOfABatch();

        a.resealAll();
        done.set(true);
        reader.join();

        assertThat(reads.get()).isGreaterThan(SESSIONS);
        assertThat(renewals.join()).isPositive();
        a.resealAll();
        assertThat(a.sealed.count(old)).as("rows left behind").isZero();
        assertEverythingOpensWithoutTheOldKey();
        LOG.info(() -> reads.get() + " reads and " + renewals.join() + " renewals meanwhile");
    }

    /** The database drops the connection of the node while its transaction has locked and changed rows. */
    private void killInTheMiddleOfABatch() throws Exception {
        SealedField values = b.sealed.fields().stream()
                .filter(field -> field.table().equals("portfolio_value"))
                .findFirst()
                .orElseThrow();
        long before = a.sealed.count(old);
        CompletableFuture<Throwable> killed = new CompletableFuture<>();
        b.stores()
                .duringTransaction(
                        connectionId -> {
                            ResealedBatch batch = b.sealed.reseal(values, old, null, 50);
                            assertThat(batch.resealed()).isEqualTo(50);
                            kill(connectionId);
                        },
                        killed::complete);

        assertThat(killed.join()).as("the batch of the killed node failed").isNotNull();
        assertThat(a.sealed.count(old)).as("and nothing of it was stored").isEqualTo(before);
    }

    private void kill(long connectionId) {
        try (Connection admin = database.connect();
                Statement statement = admin.createStatement()) {
            statement.execute("kill " + connectionId);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void assertOpens(UUID id) {
        var connection = stores.read(id);
        assertThat(connection.config().credentials().field("apiKey").reveal()).isEqualTo("key");
        assertThat(connection.config().credentials().field("apiSecret").reveal())
                .isEqualTo("sec-ret");
        assertThat(connection
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .access()
                        .reveal())
                .startsWith("access");
    }

    /** Renews one session after the other; each new token must still be there afterwards. */
    private int renew(AtomicBoolean done) {
        int count = 0;
        while (!done.get()) {
            UUID id = sessions.get(count % SESSIONS);
            String access = "access " + count++;
            boolean stored = stores.sessions.recordRenewal(
                    id,
                    stores.tokenVersion(id),
                    new Renewal.Renewed(
                            new SessionTokens(Secret.of(access), Secret.of("refresh")),
                            stores.clock.instant().plus(FakeBroker.DAY)));
            assertThat(stored).isTrue();
            assertThat(stores.read(id)
                            .session()
                            .orElseThrow()
                            .tokens()
                            .orElseThrow()
                            .access()
                            .reveal())
                    .isEqualTo(access);
        }
        return count;
    }

    private void assertEverythingOpensWithoutTheOldKey() throws SQLException {
        file.promote(added);
        file.remove(old);
        KeyRing without = file.ring();
        assertThat(without.keys()).hasSize(1);
        KeyRingContainer.use(without);
        sessions.forEach(this::assertOpens);
        int opened = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, content_sealed from portfolio_value")) {
            while (rows.next()) {
                UUID id = UUID.fromString(rows.getString(1));
                without.reseal(rows.getString(2), "portfolio_value.content", id);
                opened++;
            }
        }
        assertThat(opened).isEqualTo(ROWS);
    }

    @Test
    void values_are_counted_and_found_by_an_index() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (SealedField field : a.sealed.fields()) {
                String count = "select " + field.keyColumn() + ", count(*) from " + field.table() + " where "
                        + field.keyColumn() + " is not null group by " + field.keyColumn();
                try (ResultSet plan = statement.executeQuery("explain " + count)) {
                    plan.next();
                    assertThat(plan.getString("Extra")).as(count).contains("Using index");
                }
            }
        }
        long begin = System.nanoTime();
        RotationStatus status = a.keys.status();
        LOG.info(() -> "the keys of " + ROWS + " rows were counted in " + (System.nanoTime() - begin) / 1_000 + " µs");
        assertThat(status.keys().get(0).values()).isEqualTo(ROWS + 4L * SESSIONS + 1);
    }

    @Test
    void every_sealed_column_of_the_schema_has_a_column_with_the_id_of_its_key() {
        assertThat(a.sealed.fields())
                .extracting(SealedField::boundName)
                .containsExactly(
                        "audit_entry_log.checkpoint",
                        "audit_log.checkpoint",
                        "broker_config.api_key",
                        "broker_config.api_secret",
                        "broker_config.credentials",
                        "broker_session.access_token",
                        "broker_session.refresh_token",
                        "broker_session.tokens",
                        "connect_attempt.pkce_verifier",
                        "pending_revocation.access_token",
                        "pending_revocation.api_key",
                        "pending_revocation.api_secret",
                        "pending_revocation.credentials",
                        "pending_revocation.refresh_token",
                        "pending_revocation.tokens",
                        "portfolio_snapshot.baseline",
                        "portfolio_snapshot.content",
                        "portfolio_value.content");
        a.sealed.fields().forEach(a.sealed::countByKey);
    }
}
