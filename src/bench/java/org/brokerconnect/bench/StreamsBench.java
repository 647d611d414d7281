package org.brokerconnect.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.Test;

/** B5: event streams of many people on one node; one event for each of them at once, and one for one of them. */
@WithTestEnvironment
class StreamsBench {

    private static final int CLIENTS = Scale.of("bench.clients", 10_000);

    /** {@code status.streams-per-person}. */
    private static final int STREAMS_EACH = 8;

    private static final int PEOPLE = CLIENTS / STREAMS_EACH;
    private static final int ONE_TO_ONE = 50;
    private static final int PER_SECOND = 50;
    private static final Duration LOAD = Duration.ofSeconds(Scale.of("bench.load-seconds", 10));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EVENT =
            "insert into connection_event (position, connection_id, sequence, owner, happened_at, change_kind,"
                    + " from_state, to_state, actor, hash) select position - ?, ?, 1, ?, utc_timestamp(6), 'RENEWED',"
                    + " 'CONNECTED', 'CONNECTED', 'system', repeat('0', 64) from event_position";

    private final TestEnvironment environment;

    StreamsBench(TestEnvironment environment) {
        this.environment = environment;
    }

    /** Appends one event for each of these people in one transaction, as another node does. @return its end */
    private long append(int first, int count) throws SQLException {
        try (Connection database = environment.database().connect();
                Statement positions = database.createStatement();
                PreparedStatement insert = database.prepareStatement(EVENT)) {
            database.setAutoCommit(false);
            positions.execute("update event_position set position = position + " + count);
            for (int number = 0; number < count; number++) {
                insert.setInt(1, count - 1 - number);
                insert.setString(2, UUID.randomUUID().toString());
                insert.setString(3, name(first + number));
                insert.executeUpdate();
            }
            database.commit();
            return System.nanoTime();
        }
    }

    private static String name(int person) {
        return "streams" + person;
    }

    private void open(StreamClients streams) throws Exception {
        URI events = environment.url().resolve("/api/broker/events");
        for (int client = 0; client < PEOPLE * STREAMS_EACH; client++) {
            StreamClients.Client opened = streams.open(events, environment.bearer(name(client / STREAMS_EACH)));
            if (client % STREAMS_EACH == STREAMS_EACH - 1) {
                Eventually.holds("the stream is open", PATIENCE, opened::isOpen);
            }
        }
    }

    private static boolean haveAll(List<StreamClients.Client> clients, int events) {
        return clients.stream().allMatch(client -> client.times().size() == events);
    }

    /** Milliseconds from the commit to the newest event of each client. */
    private static List<Double> millis(List<StreamClients.Client> clients, long committed) {
        return clients.stream()
                .map(client -> (client.times().get(client.times().size() - 1) - committed) / 1e6)
                .toList();
    }

    @Test
    void event_streams() throws Exception {
        Load load = new Load(environment.url(), environment.bearer("investor"));
        load.run("/api/broker/status", PER_SECOND, LOAD);
        double alone = load.run("/api/broker/status", PER_SECOND, LOAD).millis(99);
        ProcessHandle server = Processes.server();
        double heap = Processes.liveHeapKib(server);
        double threads = Processes.threads(server);
        try (StreamClients streams = new StreamClients("change")) {
            open(streams);
            List<StreamClients.Client> clients = streams.clients();
            report("B5h", "heap of a stream, KiB", (Processes.liveHeapKib(server) - heap) / clients.size(), 20);
            report("B5t", "threads more than without streams", Processes.threads(server) - threads, 50);
            double beside = load.run("/api/broker/status", PER_SECOND, LOAD).millis(99);
            Report.add(new Figure(
                    "B5p",
                    "p99 of a status beside the streams, ms",
                    List.of(beside),
                    List.of(alone),
                    "at most 2 × the limit",
                    beside <= 2 * alone));

            long committed = append(0, PEOPLE);
            Eventually.holds("the event of each", PATIENCE, () -> haveAll(clients, 1));
            double all = Percentiles.of(millis(clients, committed), 0.99);
            report("B5", "%d streams, an event to each, p99 in ms".formatted(clients.size()), all, 1_000);
            report("B5o", "an event to one person, p99 in ms", oneToOne(clients), 1_000);
        }
    }

    private double oneToOne(List<StreamClients.Client> clients) throws Exception {
        List<StreamClients.Client> first = clients.subList(0, STREAMS_EACH);
        List<Double> millis = new ArrayList<>();
        for (int event = 0; event < ONE_TO_ONE; event++) {
            int expected = event + 2;
            long committed = append(0, 1);
            Eventually.holds("the event of one", PATIENCE, () -> haveAll(first, expected));
            millis.addAll(millis(first, committed));
        }
        return Percentiles.of(millis, 0.99);
    }

    private static void report(String id, String what, double measured, double most) {
        Report.add(new Figure(id, what, List.of(measured), List.of(), "≤ %.0f".formatted(most), measured <= most));
    }
}
