package org.brokerconnect.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a running server has measured of its events, of its limits and of the plans at brokers. */
final class MeasurementCheck implements Check {

    /** Pages show old states for longer than this only if something is wrong; a busy machine is late by seconds. */
    static final double MAX_EVENT_LAG_SECONDS = 10;

    @Override
    public String name() {
        return "measurements";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        set.measurements().of("broker_connect_event_lag").values().stream()
                .filter(seconds -> seconds > MAX_EVENT_LAG_SECONDS)
                .map(seconds -> Finding.warning("event-lag", String.format(Locale.ROOT, "%.0f", seconds)))
                .forEach(findings::add);
        set.measurements().of("broker_connect_request_limits_local").values().stream()
                .filter(isLocal -> isLocal > 0)
                .map(isLocal -> Finding.fault("limits-not-shared"))
                .forEach(findings::add);
        set.measurements().of("broker_connect_plans_without_prices").forEach((broker, number) -> {
            if (number > 0) {
                findings.add(Finding.warning("plan-without-prices", number.longValue(), broker));
            }
        });
        return findings;
    }
}
