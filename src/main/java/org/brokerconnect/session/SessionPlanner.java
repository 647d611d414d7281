package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.SessionPlan;
import org.brokerconnect.connection.SessionPolicy;
import org.brokerconnect.scheduling.Backoff;

/** Plans renewals, checks, warnings and retries from the broker's calendar and the settings. */
@Dependent
public class SessionPlanner implements SessionPolicy {

    private final BrokerCatalog catalog;
    private final SessionConfig config;
    private final Backoff backoff;
    private final DoubleSupplier random;

    @Inject
    SessionPlanner(BrokerCatalog catalog, SessionConfig config) {
        this(catalog, config, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random evenly distributed, from 0 (included) to 1 (excluded) */
    SessionPlanner(BrokerCatalog catalog, SessionConfig config, DoubleSupplier random) {
        this.catalog = catalog;
        this.config = config;
        this.random = random;
        backoff = new Backoff(config.backOffBase(), config.backOffMax(), random);
    }

    /** The given end also when the broker's adapter is not installed any more. */
    @Override
    public Instant endOfSession(String broker, Instant given, Instant now) {
        return catalog.byId(broker)
                .map(b -> b.calendar().endOfSession(now))
                .filter(given::isAfter)
                .orElse(given);
    }

    /** A renewable session needs no warning; any other has nothing to renew. */
    @Override
    public SessionPlan plan(String broker, boolean renewable, Instant end, Instant now) {
        return renewable
                ? new SessionPlan(renewalStart(broker, end, now), nextCheck(now), null)
                : new SessionPlan(null, nextCheck(now), nextWarning(end, now));
    }

    private Instant renewalStart(String broker, Instant end, Instant now) {
        Instant start =
                catalog.byId(broker).map(b -> b.calendar().renewalStart(end)).orElse(end);
        // tokens renewed after the start end no later, so the next renewal waits for the end instead of looping
        return start.isAfter(now) ? start : end;
    }

    @Override
    public Instant nextWarning(Instant end, Instant now) {
        return config.warningLeads().stream()
                .map(end::minus)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    /** One check interval after {@code now}, with a jitter of one fifth, so that simultaneous logins drift apart. */
    @Override
    public Instant nextCheck(Instant now) {
        double jitterMillis =
                (2 * random.getAsDouble() - 1) * config.checkInterval().toMillis() / 5;
        return now.plus(config.checkInterval()).plusMillis(Math.round(jitterMillis));
    }

    @Override
    public Instant retryAt(int failures, Duration requestedPause, Instant now) {
        return now.plus(backoff.delay(failures - 1, requestedPause));
    }

    @Override
    public Duration errorAfter() {
        return config.errorAfter();
    }
}
