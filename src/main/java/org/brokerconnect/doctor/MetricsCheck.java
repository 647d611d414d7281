package org.brokerconnect.doctor;

import java.util.List;
import java.util.Optional;

/** The password of the metrics: set, and too long to guess at the allowed rate. */
final class MetricsCheck implements Check {

    private static final int MIN_LENGTH = 12;

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public List<Finding> examine(Examination set) {
        Optional<String> password = set.value("metrics.password");
        if (password.isEmpty()) {
            return List.of(Finding.warning("metrics-password-missing"));
        }
        return password.get().length() < MIN_LENGTH && !set.isLocal()
                ? List.of(Finding.fault("metrics-password-short", MIN_LENGTH))
                : List.of();
    }
}
