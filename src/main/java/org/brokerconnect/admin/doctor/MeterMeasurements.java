package org.brokerconnect.admin.doctor;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.doctor.Measurements;

/** What this server measures. Of several meters with the same broker the greatest value counts. */
@Dependent
class MeterMeasurements implements Measurements {

    private static final String BROKER = "broker";

    private final MeterRegistry registry;

    @Inject
    MeterMeasurements(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Map<String, Double> of(String meter) {
        Map<String, Double> values = new TreeMap<>();
        for (Meter found : registry.find(meter).meters()) {
            String broker = Objects.requireNonNullElse(found.getId().getTag(BROKER), "");
            values.merge(broker, value(found), Math::max);
        }
        return values;
    }

    private static double value(Meter meter) {
        return meter instanceof Timer timer
                ? timer.max(TimeUnit.SECONDS)
                : meter.measure().iterator().next().getValue();
    }
}
