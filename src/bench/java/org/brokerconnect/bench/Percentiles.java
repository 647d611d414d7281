package org.brokerconnect.bench;

import java.util.List;

/** Percentiles of measured times, in milliseconds. */
final class Percentiles {

    private Percentiles() {}

    /** The smallest value that is not exceeded by this part of all; 0 &lt; part ≤ 1. */
    static double of(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
