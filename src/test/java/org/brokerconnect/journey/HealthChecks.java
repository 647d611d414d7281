package org.brokerconnect.journey;

/** The health healthChecks that the application made on its own. */
final class HealthChecks {

    private static final String COUNT = "broker_connect_checks_seconds_count";

    private final Metrics metrics;

    HealthChecks(TestEnvironment environment) {
        metrics = new Metrics(environment);
    }

    /** How many there were since the application started. */
    double count() throws Exception {
        return metrics.sum(COUNT);
    }

    /** Moves the time, which makes a check due, and returns when it was made. */
    void awaitAfter(Runnable time) throws Exception {
        double before = count();
        time.run();
        Eventually.holds("a health check", () -> count() > before);
    }
}
