package org.brokerconnect.admin.doctor;

import java.time.Instant;
import java.util.List;
import org.brokerconnect.doctor.CheckResult;
import org.brokerconnect.doctor.Finding;
import org.brokerconnect.doctor.Severity;

/**
 * The result of an examination.
 *
 * @param examinedAt when it began
 * @param findings the number of findings
 * @param checks each check, in the order in which it was made
 */
public record ExaminationView(Instant examinedAt, int findings, List<CheckView> checks) {

    /** @param findings what is wrong; empty if nothing is */
    public record CheckView(String check, List<FindingView> findings) {}

    /**
     * @param code the stable name of the kind of fault
     * @param wrong what is wrong
     * @param follows what follows if nothing is done
     * @param fix what to do
     */
    public record FindingView(String code, Severity severity, String wrong, String follows, String fix) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.code(), finding.severity(), finding.wrong(), finding.follows(), finding.fix());
        }
    }

    static ExaminationView of(List<CheckResult> results, Instant at) {
        List<CheckView> checks = results.stream()
                .map(result -> new CheckView(
                        result.check(),
                        result.findings().stream().map(FindingView::of).toList()))
                .toList();
        return new ExaminationView(
                at, checks.stream().mapToInt(check -> check.findings().size()).sum(), checks);
    }
}
