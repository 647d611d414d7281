package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.broker.CallLimit;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes, each with connections of its own, and many threads on one real database. Nobody waits: when a call would go out is noted. */
class SharedBucketsTest {

    private static final Path FOLDER = Path.of("target", "mariadb-quota");
    private static final CallLimit LIMIT = new CallLimit("other", 10, 4);
    private static final Secret APP = Secret.of("app");
    private static final int THREADS = 8;
    private static final int CALLS = 15;

    private static EmbeddedMariaDb database;
    private static NodeBuckets nodeA;
    private static NodeBuckets nodeB;

    /** Hours of patience: everybody gets a turn, some of them far in the future. */
    private static final RateLimitConfig PATIENT = new RateLimitConfig(1250, 80_000, 80_000, 5000, 1, 1000);

    @BeforeAll
    static void start() throws Exception {
        FileUtils.deleteDirectory(FOLDER.toFile());
        database = EmbeddedMariaDb.start(FOLDER, 0);
        nodeA = new NodeBuckets(database);
        nodeB = new NodeBuckets(database);
    }

    @AfterAll
    static void stop() throws IOException {
        nodeA.close();
        nodeB.close();
        database.close();
        FileUtils.deleteDirectory(FOLDER.toFile());
    }

    @BeforeEach
    void empty() throws SQLException {
        run("delete from broker_quota");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Instant time(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet time = statement.executeQuery(sql)) {
            time.next();
            return time.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    /** Returns when a change waits for a row that another connection has locked. */
    private static void awaitLockWait() throws SQLException {
        String waiting = "select count(*) from information_schema.processlist"
                + " where id <> connection_id() and info like '%select state%for update%'";
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (count(waiting) == 0) {
            assertThat(System.nanoTime()).as("the change waits").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static long rows() throws SQLException {
        return count("select count(*) from broker_quota");
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static CallRateLimiter governor(BucketStore buckets, Sleeper waiting) {
        return new CallRateLimiter(buckets, PATIENT, new SimpleMeterRegistry(), waiting, RandomGenerator.getDefault());
    }

    /** Asks again when the row was locked for longer than a change waits, which happens on a busy machine. */
    private static void takeTurn(CallRateLimiter governor) {
        for (int tries = 1; ; tries++) {
            try {
                governor.await(LIMIT, APP, Priority.INTERACTIVE);
                return;
            } catch (NotAskedException refused) {
                assertThat(refused.code()).isEqualTo("quota-unknown");
                assertThat(tries).as("tries").isLessThan(60);
            }
        }
    }

    @Test
    void all_nodes_and_threads_together_stay_within_the_limit() throws Exception {
        List<Instant> turns = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(2 * THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            NodeBuckets node = i % 2 == 0 ? nodeA : nodeB;
            work.add(CompletableFuture.runAsync(() -> turns.addAll(turns(node, together)), threads));
        }
        CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();

        Collections.sort(turns);
        assertThat(turns).hasSize(2 * THREADS * CALLS);
        for (int i = 0; i + 10 < turns.size(); i++) {
            assertThat(Duration.between(turns.get(i), turns.get(i + 10)))
                    .as("between a call and the tenth after it")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1249));
        }
        assertThat(rows()).isEqualTo(1);
    }

    /** When this node's thread would make its calls. */
    private List<Instant> turns(NodeBuckets node, CyclicBarrier together) {
        List<Instant> turns = new ArrayList<>();
        Instant[] later = {null};
        CallRateLimiter governor =
                governor(node, time -> later[0] = node.lastNow().plus(time));
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        for (int i = 0; i < CALLS; i++) {
            later[0] = null;
            takeTurn(governor);
            turns.add(later[0] == null ? node.lastNow() : later[0]);
        }
        return turns;
    }

    @Test
    void a_429_on_one_node_pauses_the_other() {
        governor(nodeA, time -> {}).pause(LIMIT, APP, Duration.ofSeconds(20));
        Instant refused = nodeA.lastNow();

        List<Instant> turns = new ArrayList<>();
        governor(nodeB, time -> turns.add(nodeB.lastNow().plus(time))).await(LIMIT, APP, Priority.INTERACTIVE);

        assertThat(turns).singleElement().satisfies(turn -> assertThat(Duration.between(refused, turn))
                .isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_200)));
    }

    @Test
    void a_bucket_is_read_at_the_time_when_its_row_was_locked() throws Exception {
        governor(nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            time(other, "select utc_timestamp(6) from broker_quota for update");
            CompletableFuture<Instant> waiting = CompletableFuture.supplyAsync(() -> {
                takeTurn(governor(nodeB, time -> {}));
                return nodeB.lastNow();
            });
            awaitLockWait();

            Instant released = time(other, "select utc_timestamp(6)");
            other.rollback();

            assertThat(waiting.join()).isAfterOrEqualTo(released);
        }
    }

    @Test
    void a_locked_row_is_not_awaited_longer_than_two_seconds() throws Exception {
        governor(nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        try (Connection stuck = database.connect();
                Statement statement = stuck.createStatement()) {
            stuck.setAutoCommit(false);
            statement.executeQuery("select * from broker_quota for update");

            assertThat(Stream.generate(SharedBucketsTest::refusedAfter).limit(5))
                    .as("a busy machine can delay one, not each of them")
                    .anyMatch(time -> time.compareTo(Duration.ofMillis(2500)) < 0);
            stuck.rollback();
        }
        governor(nodeB, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
    }

    private static Duration refusedAfter() {
        long begin = System.nanoTime();
        NotAskedException refused = catchThrowableOfType(
                NotAskedException.class, () -> governor(nodeB, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE));
        assertThat(refused.code()).isEqualTo("quota-unknown");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void full_buckets_are_removed() throws Exception {
        governor(nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        governor(nodeA, time -> {}).pause(LIMIT, Secret.of("another"), Duration.ofSeconds(30));
        run("update broker_quota set full_at = 1 where id = '" + APP.fingerprint("quota other") + "'");

        assertThat(nodeB.forgetFull(100)).isEqualTo(1);

        assertThat(rows()).isEqualTo(1);
    }
}
