package org.brokerconnect.doctor;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs all checks, one after another. Thread-safe. */
public final class Doctor {

    private static final Logger LOG = Logger.getLogger(Doctor.class.getName());

    private static final List<Check> CHECKS = List.of(
            new AddressCheck(),
            new BrokerAddressCheck(),
            new BrokerReachabilityCheck(),
            new AddressFamilyCheck(),
            new SignInCheck(),
            new KeyFileCheck(),
            new DatabaseCheck(),
            new LimitsCheck(),
            new MeasurementCheck(),
            new ProxyCheck(),
            new MetricsCheck(),
            new DiskCheck());

    private Doctor() {}

    /**
     * Examines the set-up. Takes up to half a minute if nothing answers.
     *
     * @return the result of each check, always in the same order
     */
    public static List<CheckResult> examine(Examination set) {
        return CHECKS.stream()
                .map(check -> new CheckResult(check.name(), findings(check, set)))
                .toList();
    }

    private static List<Finding> findings(Check check, Examination set) {
        try {
            return check.examine(set);
        } catch (Exception failed) {
            LOG.log(Level.FINE, failed, () -> "the check " + check.name() + " could not be made");
            return List.of(Finding.warning("check-failed", check.name(), cause(failed)));
        }
    }

    private static String cause(Throwable failed) {
        return failed.getClass().getSimpleName() + ", " + failed.getMessage();
    }
}
