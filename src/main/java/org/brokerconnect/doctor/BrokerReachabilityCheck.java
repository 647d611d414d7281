package org.brokerconnect.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether each broker answers, and whether its clock is ours. */
final class BrokerReachabilityCheck implements Check {

    /** The header has whole seconds, and the answer takes up to three. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "brokers";
    }

    @Override
    public List<Finding> examine(Examination set) {
        List<Finding> findings = new ArrayList<>();
        BrokerAddressCheck.settings(set)
                .filter(name -> name.endsWith(".rest-url"))
                .forEach(name -> set.url(name).ifPresent(url -> findings.addAll(reach(set, name, url))));
        return findings;
    }

    private static List<Finding> reach(Examination set, String setting, URI url) {
        try {
            Instant before = set.clock().instant();
            WebProbe.Answer answer = set.web().get(url);
            return answer.date().stream()
                    .map(date -> Duration.between(before, date))
                    .filter(difference -> difference.abs().compareTo(TOLERANCE) > 0)
                    .map(difference ->
                            Finding.fault("clock-differs-from-broker", difference.toSeconds(), url.getHost()))
                    .toList();
        } catch (IOException unreachable) {
            return List.of(Finding.fault("broker-unreachable", setting, url, WebProbe.reason(unreachable)));
        }
    }
}
