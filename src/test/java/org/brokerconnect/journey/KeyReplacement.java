package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.Sealer;

/**
 * An administrator replaces the encryption key of two nodes with 10,000 encrypted rows while people read, and one of
 * the nodes is killed in the middle.
 */
final class KeyReplacement {

    private static final int ROWS = 10_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestEnvironment here;
    private final TestEnvironment there;
    private final ApplicationServer victim;
    private final Path otherFile;
    private final AdminKeys keys;
    private final DatabaseRows rows;
    private final Path file;
    private final AtomicInteger reads = new AtomicInteger();

    /**
     * @param victim the server of {@code there}
     * @param otherFile the key file of {@code victim}, a copy of the other node's
     */
    KeyReplacement(TestEnvironment here, TestEnvironment there, ApplicationServer victim, Path otherFile) {
        this.here = here;
        this.there = there;
        this.victim = victim;
        this.otherFile = otherFile;
        keys = new AdminKeys(here);
        rows = new DatabaseRows(here);
        file = here.keyFile();
    }

    /** Leaves the victim killed; its key file has the new key only. */
    void run() throws Exception {
        Account account = Person.named("investor", here).setUp();
        account.connectAs("AB1234");
        new PortfolioClient(here, account).holdings();
        keys.awaitRunning(2);
        long old = keys.primary();
        long added = addedToBoth();
        insertPoints(account);
        assertThat(keys.usage(old).path("values").asLong()).isGreaterThan(ROWS);

        try (Readers ofSurvivor = new Readers(here, account, 2)) {
            try (Readers ofVictim = new Readers(there, account, 1)) {
                promote(added);
                Eventually.holds("values are encrypted again", PATIENCE, () -> keys.resealed() > 0);
                keys.retire(old).expectProblem(409, "key-in-use");
                ofVictim.stop();
            }
            Eventually.holds("a third is encrypted again", PATIENCE, () -> keys.resealed() > ROWS / 3);
            victim.kill();
            assertThat(keys.left()).as("left after the kill").isPositive();
            Eventually.holds("all values are encrypted again", PATIENCE, keys::isFinished);
            ofSurvivor.stop();
        }
        assertThat(reads.get()).as("successful reads meanwhile").isGreaterThan(20);

        retireAndRemove(old, added);
        assertEverythingOpens(account);
        assertThat(keys.all().path("canary").asText()).isEqualTo("OPENS");
        copy(file, otherFile);
    }

    private long addedToBoth() throws Exception {
        long added = KeyFile.add(file);
        Eventually.holds("one server has read the key", () -> keys.nodes(added) == 1);
        Reply refused = keys.promote(added).expectProblem(409, "key-not-distributed");
        assertThat(refused.json().at("/errors/0/message").asText()).isEqualTo("One running node lacks this key.");
        copy(file, otherFile);
        Eventually.holds("both servers have read the key", () -> keys.nodes(added) == 2);
        return added;
    }

    private void promote(long added) {
        JsonNode after = keys.promote(added).expectStatus(200).json();
        assertThat(after.path("primaryKeyId").asLong()).isEqualTo(added);
        assertThat(after.at("/events/0/kind").asText()).isEqualTo("PROMOTED");
        assertThat(after.at("/events/0/actor").asText()).isEqualTo("admin");
    }

    private void retireAndRemove(long old, long added) throws Exception {
        keys.retire(old).expectStatus(200);
        KeyFile.promote(file, added);
        KeyFile.remove(file, old);
        Eventually.holds("the server has dropped the old key", () -> {
            JsonNode ring = keys.all().at("/nodes/0/keys");
            return ring.size() == 1 && ring.get(0).asLong() == added;
        });
        assertThat(keys.all().path("events").findValuesAsText("kind"))
                .containsSubsequence("RETIRED", "RESEAL_FINISHED", "RESEAL_BEGUN", "PROMOTED", "ADDED");
        assertThat(rows.read(
                        "select concat(action, ' ', actor, ' ', outcome) from audit_entry where detail in (?, ?)"
                                + " order by position",
                        "key " + old,
                        "key " + added))
                .containsSubsequence(
                        "KEY_ADDED system done",
                        "KEY_PROMOTED admin key-not-distributed",
                        "KEY_PROMOTED admin done",
                        "RESEALING_STARTED system done",
                        "KEY_RETIRED admin key-in-use",
                        "RESEALING_FINISHED system done",
                        "KEY_RETIRED admin done");
    }

    private void assertEverythingOpens(Account account) {
        JsonNode points = new PortfolioClient(here, account)
                .history("?from=" + FIRST_DAY + "&to=" + FIRST_DAY.plusDays(ROWS - 1))
                .path("points");
        assertThat(points).hasSize(ROWS);
        assertThat(new PortfolioClient(here, account).holdings().path("source").asText())
                .isEqualTo("LIVE");
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    /** In one step, so that a server never reads half of the file. */
    static Path copy(Path from, Path to) throws Exception {
        Path written =
                Files.copy(from, to.resolveSibling(to.getFileName() + ".new"), StandardCopyOption.REPLACE_EXISTING);
        return Files.move(written, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds a point for each of many days, with the content of the point that the application stored. */
    private void insertPoints(Account account) throws Exception {
        Sealer sealer = new Sealer(Files.readString(file));
        UUID model = UUID.fromString(rows.read(
                        "select id from portfolio_value where config_id = ? and" + " resolution = 'DAY'", account.id())
                .get(0));
        String content = sealer.open(
                "portfolio_value.content",
                model,
                rows.read("select content_sealed from portfolio_value where id = ?", model.toString())
                        .get(0));
        String asOf = rows.read("select as_of from portfolio_value where id = ?", model.toString())
                .get(0);
        try (Connection connection = here.database().connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into portfolio_value (config_id, resolution, as_of, id, day,"
                                + " slot, content_sealed) values (?, 'DAY', ?, ?, ?, 0, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                UUID id = UUID.randomUUID();
                insert.setString(1, account.id());
                insert.setString(2, asOf);
                insert.setString(3, id.toString());
                insert.setString(4, FIRST_DAY.plusDays(i).toString());
                insert.setString(5, sealer.seal("portfolio_value.content", id, content));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Threads that read a person's values over and over, and fail at the first one that is not what was stored. */
    private final class Readers implements AutoCloseable {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();
        private volatile Throwable failure;

        Readers(TestEnvironment server, Account account, int count) {
            for (int i = 0; i < count; i++) {
                int number = i;
                Thread thread = new Thread(() -> read(Person.named("investor", server), account, number));
                thread.start();
                threads.add(thread);
            }
        }

        private void read(Person person, Account account, int first) {
            try {
                for (int i = first; !stopped.get(); i += 2) {
                    Year year = Year.of(FIRST_DAY.getYear() + i % 20);
                    String range = "?from=" + year.atDay(1) + "&to=" + year.atDay(year.length());
                    JsonNode points = person.get("/api/portfolio/" + account.id() + "/history" + range)
                            .expectStatus(200)
                            .json()
                            .path("points");
                    assertThat(points).as("points of " + year).hasSize(year.length());
                    JsonNode holdings = person.get("/api/portfolio/" + account.id())
                            .expectStatus(200)
                            .json();
                    // on a busy machine the broker may miss the time limit; that is no matter of keys
                    assertThat(holdings.path("source").asText() + " "
                                    + holdings.path("reason").asText())
                            .as(holdings.toString())
                            .isIn("LIVE ", "LAST_KNOWN broker-slow");
                    assertThat(holdings.path("holdings")).isNotEmpty();
                    reads.incrementAndGet();
                    // a busy loop would take the computation that the replacement needs
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            } catch (RuntimeException | Error failed) {
                failure = failed;
            }
        }

        /** Ends the reads. @throws AssertionError if one failed */
        void stop() {
            close();
            if (failure != null) {
                throw new AssertionError("a read failed", failure);
            }
        }

        @Override
        public void close() {
            stopped.set(true);
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
