package org.brokerconnect.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brokerconnect.database.Database;

/** Limits that only work in an order: of two waits, the inner one must end first. */
final class LimitsCheck implements Check {

    /** The idle time after which most proxies close a connection, in seconds. */
    private static final long PROXY_IDLE_SECONDS = 60;

    private static final List<Order> ORDERS = List.of(
            new Order("db.lock-wait-seconds", "db.statement-timeout-millis"),
            new Order("db.statement-timeout-millis", "db.socket-timeout-millis"),
            new Order("db.statement-timeout-millis", "db.idle-transaction-seconds"),
            new Order("quota.person-wait-millis", "portfolio.read-budget-millis"),
            new Order("portfolio.waiting-max", "http.requests-max"),
            new Order("http.bodies-max", "http.requests-max"),
            new Order("http.bodies-per-person", "http.bodies-max"));

    /** The value of {@code inner} must be less than that of {@code outer}. */
    private record Order(String inner, String outer) {

        Optional<Finding> examine(Examination set) {
            Optional<Long> small = set.number(inner).map(value -> millis(inner, value));
            Optional<Long> large = set.number(outer).map(value -> millis(outer, value));
            return small.isPresent() && large.isPresent() && small.get() >= large.get()
                    ? Optional.of(Finding.fault(
                            "limits-inverted",
                            inner,
                            set.value(inner).orElseThrow(),
                            outer,
                            set.value(outer).orElseThrow()))
                    : Optional.empty();
        }

        private static long millis(String setting, long value) {
            return setting.endsWith("-seconds") ? value * 1_000 : value;
        }
    }

    private static Order timeoutsOf(String broker) {
        return new Order(broker + ".connect-timeout-seconds", broker + ".read-timeout-seconds");
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        Stream.concat(ORDERS.stream(), BrokerAddressCheck.groups(set).map(LimitsCheck::timeoutsOf))
                .forEach(order -> order.examine(set).ifPresent(findings::add));
        set.number("upkeep.parallel-calls")
                .filter(calls -> calls >= Database.MAX_POOL_SIZE)
                .ifPresent(calls -> findings.add(Finding.fault("pool-too-small", calls, Database.MAX_POOL_SIZE)));
        set.number("status.heartbeat-seconds")
                .filter(seconds -> seconds >= PROXY_IDLE_SECONDS)
                .ifPresent(seconds -> findings.add(Finding.warning("heartbeat-too-rare", seconds, PROXY_IDLE_SECONDS)));
        return findings;
    }
}
