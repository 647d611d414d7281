package org.brokerconnect.bench;

import java.sql.SQLException;
import java.time.Duration;
import org.brokerconnect.journey.TestEnvironment;

/**
 * One measured load.
 *
 * @param statements of all work in that time, that of the sweeps included
 */
record Sample(Load.Result load, Duration serverCpu, Duration databaseCpu, Statements statements) {

    static Sample of(TestEnvironment environment, Load load, String path, int perSecond, Duration time)
            throws SQLException {
        ProcessHandle server = Processes.server();
        ProcessHandle database = Processes.database();
        Statements before = Statements.now(environment);
        Duration serverBefore = Processes.cpu(server);
        Duration databaseBefore = Processes.cpu(database);
        Load.Result result = load.run(path, perSecond, time);
        return new Sample(
                result,
                Processes.cpu(server).minus(serverBefore),
                Processes.cpu(database).minus(databaseBefore),
                Statements.now(environment).since(before));
    }

    /** Processor time of the server in milliseconds for each successful request. */
    double serverMillis() {
        return perRequest(serverCpu.toNanos() / 1e6);
    }

    /** Processor time of the database in milliseconds for each successful request. */
    double databaseMillis() {
        return perRequest(databaseCpu.toNanos() / 1e6);
    }

    double millis() {
        return serverMillis() + databaseMillis();
    }

    private double perRequest(double total) {
        return total / load.requests();
    }
}
