package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Verifies the logs of all connections, deleted ones included: recomputes every hash from the oldest retained event to
 * the newest one, which the connection row refers to, and so finds events that were altered, removed, added or moved.
 * An attacker with write access to all tables can also recompute the hashes and is not detected.
 */
@Dependent
public class EventVerifier {

    private final EventChainStore chains;

    @Inject
    public EventVerifier(EventChainStore chains) {
        this.chains = chains;
    }

    /** Uses a short transaction for each connection, and holds no lock. */
    public VerificationReport verify() {
        VerificationReport report = new VerificationReport();
        verify(chains::findExisting, report);
        verify(chains::findDeleted, report);
        return report;
    }

    private void verify(PageAfter pages, VerificationReport report) {
        UUID last = EventChainStore.BEFORE_FIRST;
        for (List<UUID> page = pages.read(last); !page.isEmpty(); page = pages.read(last)) {
            page.forEach(connection -> report.add(chains.verify(connection)));
            last = page.get(page.size() - 1);
        }
    }

    private interface PageAfter {
        List<UUID> read(UUID last);
    }
}
