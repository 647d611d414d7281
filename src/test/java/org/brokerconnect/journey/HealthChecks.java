package org.brokerconnect.journey;

/** Counts the health checks that the application made. */
final class HealthChecks {

    private static final String COUNT = "broker_connect_checks_seconds_count";

    private final Metrics metrics;

    HealthChecks(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    /** The number of checks since the application started. */
    double count() throws Exception {
        return metrics.sum(COUNT);
    }

    /** Moves the clock to where a check is due, and waits for the check. */
    void awaitAfter(Runnable moveClock) throws Exception {
        double before = count();
        moveClock.run();
        Eventually.holds("a health check", () -> count() > before);
    }
}
