package org.brokerconnect.journey;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mean number of statements of one call, by the database's own counters. Sweeps run beside the calls; their cost is
 * measured during other work that needs no database, and subtracted.
 */
final class StatementCost {

    private final Counters idle;
    private final Counters from;
    private final Counters to;
    private final int calls;

    private StatementCost(Counters idle, Counters from, Counters to, int calls) {
        this.idle = idle;
        this.from = from;
        this.to = to;
        this.calls = calls;
    }

    /** Counters at one moment. */
    private record Counters(long nanoTime, Map<String, Long> counts) {

        static Counters now(DatabaseRows rows) throws SQLException {
            return new Counters(
                    System.nanoTime(),
                    rows.pairs("show global status").entrySet().stream()
                            .filter(each -> each.getValue().matches("\\d{1,18}"))
                            .collect(Collectors.toMap(Map.Entry::getKey, each -> Long.valueOf(each.getValue()))));
        }

        double seconds(Counters before) {
            return (nanoTime - before.nanoTime) / 1e9;
        }

        double count(Counters before, String... names) {
            double sum = 0;
            for (String name : names) {
                sum += counts.get(name) - before.counts.get(name);
            }
            return sum;
        }
    }

    /**
     * @param withoutDatabase takes a while
     * @param work makes as many calls
     */
    static StatementCost of(TestEnvironment environment, int calls, Runnable withoutDatabase, Runnable work)
            throws SQLException {
        DatabaseRows rows = new DatabaseRows(environment);
        Counters idle = Counters.now(rows);
        withoutDatabase.run();
        Counters from = Counters.now(rows);
        work.run();
        return new StatementCost(idle, from, Counters.now(rows), calls);
    }

    /** Of these statements, as the status variables are named. */
    double of(String... names) {
        double ofSweeps = from.count(idle, names) / from.seconds(idle) * to.seconds(from);
        return (to.count(from, names) - ofSweeps) / calls;
    }
}
