package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;

/** Checks sessions that had no call lately: fetches the profile, whose result {@link BrokerCalls} records. */
@Dependent
class HealthSweep implements Sweep {

    private final LeaseStore leases;
    private final ConnectionStore connections;
    private final BrokerCalls calls;
    private final ParallelRunner parallel;
    private final SweepConfig config;
    private final MeterRegistry meters;

    @Inject
    HealthSweep(
            LeaseStore leases,
            ConnectionStore connections,
            BrokerCalls calls,
            ParallelRunner parallel,
            SweepConfig config,
            MeterRegistry meters) {
        this.leases = leases;
        this.connections = connections;
        this.calls = calls;
        this.parallel = parallel;
        this.config = config;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    /** Checks one batch; stops calling a broker when its circuit breaker is open. */
    @Override
    public void run() {
        List<UUID> taken = leases.takeDueChecks(config.batch());
        Set<String> pausedBrokers = ConcurrentHashMap.newKeySet();
        parallel.forEach(taken, config.parallelCalls(), id -> connections
                .findAnyOwner(id)
                .filter(connection ->
                        !pausedBrokers.contains(connection.config().broker()))
                .ifPresent(connection -> check(connection, pausedBrokers)));
    }

    private void check(Connection connection, Set<String> pausedBrokers) {
        Timer.Sample took = Timer.start(meters);
        try {
            calls.execute(connection, Priority.BACKGROUND, BrokerClient::profile);
            took.stop(timer("OK"));
        } catch (BrokerException refused) {
            took.stop(timer(refused.verdict().name()));
            if ("broker-paused".equals(refused.code())) {
                pausedBrokers.add(connection.config().broker());
            }
        }
    }

    private Timer timer(String verdict) {
        return meters.timer("broker_connect_checks", "verdict", verdict);
    }
}
