package org.brokerconnect.audit;

import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault.Fault;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;

/** Walks the events of one connection in their order, and stops at the first that does not follow from the one before. */
final class EventChain {

    private final UUID connection;
    private ChainEnd end;
    private Change newest;

    /** @param begin the number and the hash of the last event that was forgotten; {@link ChainEnd#NOTHING} if none was */
    EventChain(UUID connection, ChainEnd begin) {
        this.connection = connection;
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
        if (!event.hash().equals(event.hashAfter(end.hash()))) {
            return broken(expected, Fault.ALTERED);
        }
        end = new ChainEnd(event.sequence(), event.hash());
        newest = event.change();
        return Optional.empty();
    }

    /** There are no more events, and the connection says that this is its newest. */
    Optional<ChainFault> endsAt(ChainEnd expected) {
        if (expected.sequence() > end.sequence()) {
            return broken(end.sequence() + 1, Fault.MISSING);
        }
        if (expected.sequence() < end.sequence()) {
            return broken(expected.sequence() + 1, Fault.ADDED);
        }
        return expected.equals(end) ? Optional.empty() : broken(end.sequence(), Fault.ALTERED);
    }

    /** There are no more events, and the connection is gone: then the log ends with that, as far as it was kept. */
    Optional<ChainFault> endsWithDeletion() {
        return newest == null || newest == Change.DELETED
                ? Optional.empty()
                : broken(end.sequence() + 1, Fault.MISSING);
    }

    private Optional<ChainFault> broken(long sequence, Fault fault) {
        return Optional.of(new ChainFault(connection, sequence, fault));
    }
}
