package org.brokerconnect.journey;

/** Lets upkeep look for what is due at the present time, and returns when it has: then what did not happen does not happen. */
public final class Sweeps {

    private final Metrics metrics;

    public Sweeps(Stack stack) {
        metrics = new Metrics(stack);
    }

    /** Each sweep that was under way may have looked at the time before; so two have to end. */
    public void pass(String... names) throws Exception {
        for (String name : names) {
            double before = ended(name);
            Eventually.holds(name + " sweeps", () -> ended(name) >= before + 2);
        }
    }

    void passAll() throws Exception {
        pass("expiry", "health", "renewal", "revocation", "cleanup");
    }

    private double ended(String name) throws Exception {
        return metrics.sum("broker_connect_sweeps_seconds_count", "sweep=\"" + name + "\"");
    }
}
