package org.brokerconnect.journey;

/** The health checks that the application made on its own. */
final class Checks {

    private static final String COUNT = "broker_connect_checks_seconds_count";

    private final Metrics metrics;

    Checks(Stack stack) {
        metrics = new Metrics(stack);
    }

    /** How many there were since the application started. */
    double made() throws Exception {
        return metrics.sum(COUNT);
    }

    /** Moves the time, which makes a check due, and returns when it was made. */
    void afterMoving(Runnable time) throws Exception {
        double before = made();
        time.run();
        Eventually.holds("a health check", () -> made() > before);
    }
}
