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
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes, each with its own connections, and many threads on one real database. No thread sleeps: the test records
 * when a call would be sent.
 */
@Tag("database")
class SharedBucketsTest {

    private static final Path FOLDER = Path.of("target", "mariadb-quota");
    private static final CallLimit LIMIT = new CallLimit("other", 10, 4);
    private static final Secret APP = Secret.of("app");
    private static final int THREADS = 8;
    private static final int CALLS = 15;

    private static EmbeddedMariaDb database;
    private static NodeBuckets nodeA;
    private static NodeBuckets nodeB;

    /** With a very long wait, so that every call gets a token, some far in the future. */
    private static final RateLimitConfig CONFIG = new RateLimitConfig(1250, 80_000, 80_000, 5000, 1, 1000);

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
        nodeA.forget();
        nodeB.forget();
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

    /** Resent when a change waits for a row that another connection has locked. */
    private static void awaitLockWait() throws SQLException {
        String waiting = "select count(*) from information_schema.processlist"
                + " where id <> connection_id() and info like '%broker_quota%'";
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

    private static CallRateLimiter rateLimiter(Buckets buckets, Sleeper sleeper) {
        return new CallRateLimiter(buckets, CONFIG, new SimpleMeterRegistry(), sleeper, RandomGenerator.getDefault());
    }

    /** Tries again when the row was locked for longer than a change waits, which happens on a busy machine. */
    private static void takeToken(CallRateLimiter rateLimiter) {
        for (int tries = 1; ; tries++) {
            try {
                rateLimiter.await(LIMIT, APP, Priority.INTERACTIVE);
                return;
            } catch (CallNotSentException refused) {
                assertThat(refused.code()).isEqualTo("quota-unknown");
                assertThat(tries).as("tries").isLessThan(60);
            }
        }
    }

    @Test
    void all_nodes_and_threads_together_stay_within_the_limit_from_the_first_call() throws Exception {
        List<Instant> sent = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(2 * THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            NodeBuckets node = i % 2 == 0 ? nodeA : nodeB;
            work.add(CompletableFuture.runAsync(() -> sent.addAll(sent(node, together)), threads));
        }
        CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();

        Collections.sort(sent);
        assertThat(sent).hasSize(2 * THREADS * CALLS);
        for (int i = 0; i + 10 < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i), sent.get(i + 10)))
                    .as("between a call and the tenth after it")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1249));
        }
        assertThat(rows()).isEqualTo(1);
    }

    /** When this thread's calls would be sent. */
    private List<Instant> sent(NodeBuckets node, CyclicBarrier together) {
        List<Instant> sent = new ArrayList<>();
        Instant[] reserved = {null};
        CallRateLimiter rateLimiter =
                rateLimiter(node, time -> reserved[0] = node.lastNow().plus(time));
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        for (int i = 0; i < CALLS; i++) {
            reserved[0] = null;
            takeToken(rateLimiter);
            sent.add(reserved[0] == null ? node.lastNow() : reserved[0]);
        }
        return sent;
    }

    @Test
    void a_call_of_a_known_bucket_is_one_statement() {
        rateLimiter(nodeA, time -> {}).await(LIMIT, Secret.of("another"), Priority.INTERACTIVE);
        int before = nodeA.writes();
        int locked = nodeA.changes();

        for (int call = 0; call < 4; call++) {
            takeToken(rateLimiter(nodeA, time -> {}));
        }

        assertThat(nodeA.writes() - before)
                .as("one for each call, two after a delay of this machine")
                .isBetween(4, 7);
        assertThat(nodeA.changes()).isEqualTo(locked);
    }

    @Test
    void a_429_on_one_node_pauses_the_other_node() {
        rateLimiter(nodeA, time -> {}).pause(LIMIT, APP, Duration.ofSeconds(20));
        Instant refused = nodeA.lastNow();

        List<Instant> sent = new ArrayList<>();
        rateLimiter(nodeB, time -> sent.add(nodeB.lastNow().plus(time))).await(LIMIT, APP, Priority.INTERACTIVE);

        assertThat(sent).singleElement().satisfies(sentAt -> assertThat(Duration.between(refused, sentAt))
                .isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_200)));
    }

    @ParameterizedTest(name = "bucket known: {0}")
    @ValueSource(booleans = {true, false})
    void a_bucket_is_read_at_the_time_when_its_row_was_locked(boolean isKnown) throws Exception {
        rateLimiter(isKnown ? nodeB : nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            time(other, "select utc_timestamp(6) from broker_quota for update");
            CompletableFuture<Instant> waiting = CompletableFuture.supplyAsync(() -> {
                takeToken(rateLimiter(nodeB, time -> {}));
                return nodeB.lastNow();
            });
            awaitLockWait();

            Instant released = time(other, "select utc_timestamp(6)");
            other.rollback();

            assertThat(waiting.join())
                    .as("a known bucket is read by an estimate of the time, which may be a little behind")
                    .isAfterOrEqualTo(isKnown ? released.minus(KnownBuckets.MAX_LAG) : released);
        }
    }

    @Test
    void a_call_fails_within_seconds_when_its_row_stays_locked() throws Exception {
        rateLimiter(nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        try (Connection stuck = database.connect();
                Statement statement = stuck.createStatement()) {
            stuck.setAutoCommit(false);
            statement.executeQuery("select * from broker_quota for update");

            assertThat(Stream.generate(SharedBucketsTest::refusedAfter).limit(5))
                    .as("a busy machine can delay one, not each of them")
                    .anyMatch(time -> time.compareTo(Duration.ofMillis(2500)) < 0);
            stuck.rollback();
        }
        rateLimiter(nodeB, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
    }

    private static Duration refusedAfter() {
        long begin = System.nanoTime();
        CallNotSentException refused =
                catchThrowableOfType(CallNotSentException.class, () -> rateLimiter(nodeB, time -> {})
                        .await(LIMIT, APP, Priority.INTERACTIVE));
        assertThat(refused.code()).isEqualTo("quota-unknown");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void a_bucket_whose_row_was_deleted_is_a_new_one() throws Exception {
        rateLimiter(nodeA, time -> {}).pause(LIMIT, APP, Duration.ofSeconds(20));
        run("delete from broker_quota");
        List<Duration> waits = new ArrayList<>();

        rateLimiter(nodeA, waits::add).await(LIMIT, APP, Priority.INTERACTIVE);

        assertThat(waits).isEmpty();
    }

    @Test
    void a_full_bucket_is_deleted() throws Exception {
        rateLimiter(nodeA, time -> {}).await(LIMIT, APP, Priority.INTERACTIVE);
        rateLimiter(nodeA, time -> {}).pause(LIMIT, Secret.of("another"), Duration.ofSeconds(30));
        run("update broker_quota set full_at = 1 where id = '" + APP.fingerprint("quota other") + "'");

        assertThat(nodeB.forgetFull(100)).isEqualTo(1);

        assertThat(rows()).isEqualTo(1);
    }
}
