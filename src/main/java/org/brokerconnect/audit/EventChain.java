package org.brokerconnect.audit;

import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault.Fault;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;

/** Verifies the events of one connection in order, up to the first fault. Not thread-safe. */
final class EventChain {

    private final UUID connection;
    private final Optional<ChainEnd> headBefore;
    private ChainEnd end;
    private Change newest;

    /**
     * @param begin the last event that retention removed; {@link ChainEnd#NOTHING} if there is none
     * @param headBefore the newest event by the connection, read before the first event; empty if it was deleted
     */
    EventChain(UUID connection, ChainEnd begin, Optional<ChainEnd> headBefore) {
        this.connection = connection;
        this.headBefore = headBefore;
        end = begin;
    }

    /** Verifies the next event. @return its fault, or the fault of a missing event before it; empty if there is none */
    Optional<ChainFault> add(ConnectionEvent event) {
        long expected = end.sequence() + 1;
        if (event.sequence() > expected) {
            return fault(expected, Fault.MISSING);
        }
        if (event.sequence() < expected) {
            return fault(event.sequence(), Fault.ADDED);
        }
        ChainEnd next = new ChainEnd(event.sequence(), event.hash());
        if (!event.hash().equals(event.hashAfter(end.hash())) || isOtherThan(next, headBefore)) {
            return fault(expected, Fault.ALTERED);
        }
        end = next;
        newest = event.change();
        return Optional.empty();
    }

    private static boolean isOtherThan(ChainEnd event, Optional<ChainEnd> head) {
        return head.filter(known -> known.sequence() == event.sequence() && !known.equals(event))
                .isPresent();
    }

    /**
     * Ends the chain after its last event.
     *
     * @param headAfter the newest event by the connection, read after the last event; empty if it was deleted
     */
    Optional<ChainFault> end(Optional<ChainEnd> headAfter) {
        if (headBefore.isPresent() && headBefore.get().sequence() > end.sequence()) {
            return fault(end.sequence() + 1, Fault.MISSING);
        }
        return headAfter.isPresent() ? endsUpTo(headAfter.get()) : endsWithDeletion();
    }

    /** Events up to the head may have been written after the last one was read. */
    private Optional<ChainFault> endsUpTo(ChainEnd head) {
        if (head.sequence() < end.sequence()) {
            return fault(head.sequence() + 1, Fault.ADDED);
        }
        return isOtherThan(end, Optional.of(head)) ? fault(end.sequence(), Fault.ALTERED) : Optional.empty();
    }

    private Optional<ChainFault> endsWithDeletion() {
        return newest == null || newest == Change.DELETED ? Optional.empty() : fault(end.sequence() + 1, Fault.MISSING);
    }

    private Optional<ChainFault> fault(long sequence, Fault fault) {
        return Optional.of(new ChainFault(connection, sequence, fault));
    }
}
