package org.brokerconnect.connection;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.brokerconnect.broker.BrokerCatalog;

/** Plans what is due for a session, by the broker's calendar and the settings. */
@Dependent
class SessionPlanner {

    private final BrokerCatalog catalog;
    private final ConnectionConfig config;
    private final RandomGenerator random;

    @Inject
    SessionPlanner(BrokerCatalog catalog, ConnectionConfig config) {
        this(catalog, config, RandomGenerator.getDefault());
    }

    SessionPlanner(BrokerCatalog catalog, ConnectionConfig config, RandomGenerator random) {
        this.catalog = catalog;
        this.config = config;
        this.random = random;
    }

    /** For new tokens that live until {@code end}. Who can renew needs no warning; who cannot has nothing to renew. */
    SessionPlan plan(String broker, boolean renewable, Instant end, Instant now) {
        return renewable
                ? new SessionPlan(renewalStart(broker, end, now), nextCheck(now), null)
                : new SessionPlan(null, nextCheck(now), nextWarning(end, now));
    }

    private Instant renewalStart(String broker, Instant end, Instant now) {
        Instant start =
                catalog.byId(broker).map(b -> b.calendar().renewalStart(end)).orElse(end);
        // tokens that renewal could not make last longer are renewed again when they end, not over and over
        return start.isAfter(now) ? start : end;
    }

    /** The first warning that is still to come; null when none is. */
    Instant nextWarning(Instant end, Instant now) {
        return config.warningLeads().stream()
                .map(end::minus)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    /** One interval from now, spread by a fifth, so that what was connected together is not checked together for ever. */
    Instant nextCheck(Instant now) {
        long spread = config.checkInterval().toMillis() / 5;
        return now.plus(config.checkInterval()).plusMillis(random.nextLong(-spread, spread + 1));
    }

    /** Exponential back-off with full jitter; at least what the broker asked for. */
    Instant retryAt(int failures, Duration askedFor, Instant now) {
        long ceiling =
                Math.min(config.backOffMax().toMillis(), config.backOffBase().toMillis() << Math.min(failures - 1, 20));
        Duration pause = Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
        return now.plus(pause.compareTo(askedFor) < 0 ? askedFor : pause);
    }
}
