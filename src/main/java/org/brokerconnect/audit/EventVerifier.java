package org.brokerconnect.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells whether the log of changes is what was written: nothing altered, removed, added or moved, from the oldest event that is kept to the newest
 * that the connection knows of. It recomputes every hash. Whoever may write to all tables can compute hashes too, so this finds what was
 * done to the log alone.
 */
@Dependent
public class EventVerifier {

    private final EventChainStore chains;

    @Inject
    public EventVerifier(EventChainStore chains) {
        this.chains = chains;
    }

    /** The first place where one connection's log is broken; empty when it is whole, or nobody knows the connection. */
    public Optional<ChainFault> verify(UUID connection) {
        return chains.firstBroken(connection);
    }

    /** Every connection whose log is broken, deleted ones as well. Takes a moment for each connection, holding no lock. */
    public List<ChainFault> verifyAll() {
        return checkAll().broken();
    }

    /** The same, with what was looked at. */
    public VerificationReport checkAll() {
        VerificationReport log = new VerificationReport();
        check(chains::existing, log);
        check(chains::deleted, log);
        return log;
    }

    private void check(PageAfter pages, VerificationReport log) {
        UUID last = EventChainStore.FIRST;
        for (List<UUID> page = pages.read(last); !page.isEmpty(); page = pages.read(last)) {
            page.forEach(connection -> log.add(chains.check(connection)));
            last = page.get(page.size() - 1);
        }
    }

    private interface PageAfter {
        List<UUID> read(UUID last);
    }
}
