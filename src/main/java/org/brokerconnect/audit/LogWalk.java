package org.brokerconnect.audit;

import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.audit.LogFault.FaultKind;

/** Verifies events of all connections in the order of their positions, from a point on. Not thread-safe. */
final class LogWalk {

    private final List<LogFault> faults = new ArrayList<>();
    private LogPoint point;

    private LogWalk(LogPoint begin) {
        point = begin;
    }

    /**
     * Verifies one page.
     *
     * @param page the events after {@code begin} up to position {@code last}, in order
     * @param size how many events a page has, unless it is the last one
     */
    static LogWalk over(List<StoredEvent> page, LogPoint begin, long last, int size) {
        LogWalk walk = new LogWalk(begin);
        page.forEach(walk::add);
        if (page.size() < size) {
            walk.missing(last);
        }
        return walk;
    }

    /** The event has a greater position than the point. */
    private void add(StoredEvent event) {
        missing(event.position() - 1);
        point = point.after(event.position(), event.hash());
        if (event.isDeletedByRetention()) {
            report(FaultKind.ADDED, event, event.sequence());
        } else if (!event.hasPredecessor()) {
            report(FaultKind.MISSING, event, event.sequence() - 1);
        } else if (!event.isAsWritten()) {
            report(FaultKind.ALTERED, event, event.sequence());
        }
    }

    private void report(FaultKind kind, StoredEvent event, long sequence) {
        boolean isThisEvent = sequence == event.sequence();
        faults.add(
                isThisEvent
                        ? LogFault.ofEvent(kind, event.connection(), sequence, event.position())
                        : LogFault.ofSequence(kind, event.connection(), sequence));
    }

    /** Reports that no event was found up to this position. */
    private void missing(long last) {
        if (last > point.position()) {
            faults.add(LogFault.ofPositions(FaultKind.MISSING, point.position() + 1, last));
            point = point.movedTo(last);
        }
    }

    LogPoint point() {
        return point;
    }

    List<LogFault> faults() {
        return faults;
    }
}
