package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.connection.SessionPlan;
import org.brokerconnect.connection.SessionPolicy;
import org.brokerconnect.scheduling.Backoff;

/** Plans renewals, checks, warnings and retries from the broker's calendar and the settings. */
@Dependent
public class SessionPlanner implements SessionPolicy {

    /** Between renewals of a session that is not used: shows that its person need not log in. */
    private static final Duration HEALTH_RENEWAL = Duration.ofDays(1);

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

    /** A session is warned about when a login is needed: at the end of its grant, or of its access without a grant. */
    @Override
    public SessionPlan plan(String broker, boolean renewable, Instant accessEnds, Instant grantEnds, Instant now) {
        if (!renewable) {
            return new SessionPlan(null, nextCheck(now), nextWarning(accessEnds, now));
        }
        Instant warning = grantEnds == null ? null : nextWarning(grantEnds, now);
        return new SessionPlan(renewalStart(broker, accessEnds, now), nextCheck(now), warning);
    }

    @Override
    public boolean isRenewedOnUse(String broker) {
        return catalog.byId(broker)
                .filter(b -> b.description().renewalStyle() == RenewalStyle.ON_USE)
                .isPresent();
    }

    private Instant renewalStart(String broker, Instant end, Instant now) {
        if (isRenewedOnUse(broker)) {
            return now.plus(HEALTH_RENEWAL).plus(jitter(HEALTH_RENEWAL));
        }
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
        return now.plus(config.checkInterval()).plus(jitter(config.checkInterval()));
    }

    private Duration jitter(Duration interval) {
        return Duration.ofMillis(Math.round((2 * random.getAsDouble() - 1) * interval.toMillis() / 5));
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
