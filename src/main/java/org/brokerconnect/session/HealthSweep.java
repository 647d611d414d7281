package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;

/** Finds dead sessions before their people do: asks for the profile of connections that nothing has used lately. */
@Dependent
class HealthSweep {

    private final LeaseStore leases;
    private final ConnectionStore connections;
    private final BrokerCalls calls;
    private final Parallel parallel;
    private final SweepConfig config;
    private final MeterRegistry meters;

    @Inject
    HealthSweep(
            LeaseStore leases,
            ConnectionStore connections,
            BrokerCalls calls,
            Parallel parallel,
            SweepConfig config,
            MeterRegistry meters) {
        this.leases = leases;
        this.connections = connections;
        this.calls = calls;
        this.parallel = parallel;
        this.config = config;
        this.meters = meters;
    }

    /** One batch a turn: checks are never urgent. */
    void run() {
        List<UUID> taken = leases.takeDueChecks(config.batch());
        AtomicBoolean brokerIsPaused = new AtomicBoolean();
        parallel.each(taken, id -> connections
                .findAnyOwner(id)
                .filter(connection -> !brokerIsPaused.get())
                .ifPresent(connection -> check(connection, brokerIsPaused)));
    }

    /** What the answer says of the session is written down by the call itself. */
    private void check(Connection connection, AtomicBoolean brokerIsPaused) {
        Timer.Sample took = Timer.start(meters);
        try {
            calls.ask(connection, Priority.BACKGROUND, BrokerClient::profile);
            took.stop(timer("OK"));
        } catch (BrokerException refused) {
            took.stop(timer(refused.verdict().name()));
            if ("broker-paused".equals(refused.code())) {
                brokerIsPaused.set(true);
            }
        }
    }

    private Timer timer(String verdict) {
        return meters.timer("broker_connect_checks", "verdict", verdict);
    }
}
