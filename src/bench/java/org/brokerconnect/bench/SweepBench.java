package org.brokerconnect.bench;

import java.time.Duration;
import java.util.List;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.DatabaseRows;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestClock;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.Test;

/** B4: rows that the database reads for the sweeps, with many connections of which few or none are due. */
@WithTestEnvironment
class SweepBench {

    private static final int MANY = Scale.of("bench.connections", 100_000);
    private static final List<Integer> DUE = List.of(100, 1_000);
    private static final Duration IDLE = Duration.ofSeconds(Scale.of("bench.idle-seconds", 20));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LOOKS = 10;
    private static final int BATCH = 50_000;

    private final DatabaseRows rows;
    private final TestClock time;
    private final TestEnvironment environment;
    private double ofCounters;

    SweepBench(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        time = new TestClock(environment);
    }

    /** The rows that were read since the counter's value, without those of the counters' own table. */
    private double readSince(double before) throws Exception {
        return handlers() - before - ofCounters;
    }

    /** What one look at the counters adds to them: the least of several, as sweeps read meanwhile. */
    private double costOfCounters() throws Exception {
        double least = Double.MAX_VALUE;
        double before = handlers();
        for (int look = 0; look < LOOKS; look++) {
            double now = handlers();
            least = Math.min(least, now - before);
            before = now;
        }
        return least;
    }

    private double handlers() throws Exception {
        return rows.pairs("show global status like 'Handler_read%'").values().stream()
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    /** Rows that are read in a second while nothing is due. */
    private double idle() throws Exception {
        double before = handlers();
        long begin = System.nanoTime();
        Eventually.holds(
                "the time of the measurement", IDLE.multipliedBy(2), () -> System.nanoTime() - begin > IDLE.toNanos());
        return readSince(before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** The number of events so far, in one row; only ends of sessions are added here. */
    private int ended() throws Exception {
        return Integer.parseInt(rows.read("select position from event_position").get(0));
    }

    /** Rows that are read until these sessions are EXPIRED, for each, without what is read meanwhile anyway. */
    private double due(ConnectionCopies copies, int first, int count, double idle) throws Exception {
        int already = ended();
        double before = handlers();
        long begin = System.nanoTime();
        copies.end(first, first + count - 1, time.now().minusSeconds(1));
        Eventually.holds("the sessions end", PATIENCE, () -> ended() == already + count);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return (readSince(before) - idle * seconds) / count;
    }

    @Test
    void sweeps() throws Exception {
        time.stopAt(time.today("10:00"));
        Account model = Person.named("investor", environment).setUp();
        model.connectAs("AB1234");
        ConnectionCopies copies = new ConnectionCopies(environment, model.id());
        int few = DUE.stream().mapToInt(Integer::intValue).sum();
        copies.add(1, 2 * few);
        ofCounters = costOfCounters();
        double idleFew = idle();
        double[] alone = {due(copies, 1, DUE.get(0), idleFew), due(copies, 1 + DUE.get(0), DUE.get(1), idleFew)};
        for (int first = 2 * few + 1; first <= MANY; first += BATCH) {
            copies.add(first, Math.min(MANY, first + BATCH - 1));
        }
        double idleMany = idle();
        report("B4-0", "nothing due: rows read in a second", idleMany, idleFew);
        report("B4-1", "100 sessions end: rows read for each", due(copies, few + 1, DUE.get(0), idleMany), alone[0]);
        report(
                "B4-2",
                "1,000 sessions end: rows read for each",
                due(copies, few + 1 + DUE.get(0), DUE.get(1), idleMany),
                alone[1]);
    }

    private static void report(String id, String what, double many, double alone) {
        Report.add(new Figure(
                id,
                "%d connections, %s".formatted(MANY, what),
                List.of(many),
                List.of(alone),
                "ratio ≥ 0.8",
                alone / many >= 0.8));
    }
}
