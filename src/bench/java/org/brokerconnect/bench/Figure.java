package org.brokerconnect.bench;

import java.util.Arrays;
import java.util.List;

/**
 * One line of the report.
 *
 * @param id of the figure, for example {@code B1}
 * @param what is measured, with its unit
 * @param measured of each round
 * @param limit of each round, in the same unit: what the same machine reaches without the product's own work; empty if
 *     the figure has only a target
 * @param target the words of the target
 * @param met whether the target is met
 */
record Figure(String id, String what, List<Double> measured, List<Double> limit, String target, boolean met) {

    Figure {
        measured = List.copyOf(measured);
        limit = List.copyOf(limit);
    }

    /** Limit divided by measured, by medians: 1 where the product costs nothing. NaN without a limit. */
    double ratio() {
        return limit.isEmpty() ? Double.NaN : median(limit) / median(measured);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Median with the lowest and highest value. */
    static String spread(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? "-"
                : "%.3g (%.3g to %.3g)".formatted(median(values), sorted[0], sorted[sorted.length - 1]);
    }

    String line() {
        List<String> cells = Arrays.asList(
                id,
                what,
                spread(measured),
                spread(limit),
                limit.isEmpty() ? "-" : "%.2f".formatted(ratio()),
                target,
                met ? "met" : "**missed**");
        return "| " + String.join(" | ", cells) + " |";
    }
}
