package org.brokerconnect.audit;

import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault.Fault;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;

/** Walks the events of one connection in their order, and stops at the first that does not follow from the one before. */
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

    /** The next event that is there. @return what is wrong with it, or with what should stand before it */
    Optional<ChainFault> add(ConnectionEvent event) {
        long expected = end.sequence() + 1;
        if (event.sequence() > expected) {
            return broken(expected, Fault.MISSING);
        }
        if (event.sequence() < expected) {
            return broken(event.sequence(), Fault.ADDED);
        }
        ChainEnd next = new ChainEnd(event.sequence(), event.hash());
        if (!event.hash().equals(event.hashAfter(end.hash())) || isOtherThan(next, headBefore)) {
            return broken(expected, Fault.ALTERED);
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
            return broken(end.sequence() + 1, Fault.MISSING);
        }
        return headAfter.isPresent() ? endsUpTo(headAfter.get()) : endsWithDeletion();
    }

    /** Events up to the head may have been written after the last one was read. */
    private Optional<ChainFault> endsUpTo(ChainEnd head) {
        if (head.sequence() < end.sequence()) {
            return broken(head.sequence() + 1, Fault.ADDED);
        }
        return isOtherThan(end, Optional.of(head)) ? broken(end.sequence(), Fault.ALTERED) : Optional.empty();
    }

    private Optional<ChainFault> endsWithDeletion() {
        return newest == null || newest == Change.DELETED
                ? Optional.empty()
                : broken(end.sequence() + 1, Fault.MISSING);
    }

    private Optional<ChainFault> broken(long sequence, Fault fault) {
        return Optional.of(new ChainFault(connection, sequence, fault));
    }
}
