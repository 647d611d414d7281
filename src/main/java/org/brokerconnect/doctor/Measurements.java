package org.brokerconnect.doctor;

import java.util.Map;

/** What a running server measures, by the names of its meters in docs/monitoring.md. */
@FunctionalInterface
public interface Measurements {

    /** Of no server: nothing is measured. */
    Measurements NONE = meter -> Map.of();

    /**
     * The present values of a meter: of a gauge its value, of a counter its count, of a timer its recent maximum in
     * seconds.
     *
     * @return by the tag {@code broker}, which is empty for a meter without one; empty if there is no such meter
     */
    Map<String, Double> of(String meter);
}
