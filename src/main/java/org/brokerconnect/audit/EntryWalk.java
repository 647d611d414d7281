package org.brokerconnect.audit;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.audit.LogFault.FaultKind;

/** Verifies entries of the administration log in the order of their positions, from a point on. Not thread-safe. */
public final class EntryWalk {

    private final List<LogFault> faults = new ArrayList<>();
    private LogPoint point;

    private EntryWalk(LogPoint begin) {
        point = begin;
    }

    /**
     * A stored entry.
     *
     * @param hash the stored hash
     * @param content null if a column has a name that this release does not know
     */
    record Row(long position, String hash, @Nullable AuditEntry content) {}

    /**
     * Verifies one page.
     *
     * @param page the entries after {@code begin} up to position {@code last}, in order
     * @param size how many entries a page has, unless it is the last one
     */
    static EntryWalk over(List<Row> page, LogPoint begin, long last, int size) {
        EntryWalk walk = new EntryWalk(begin);
        page.forEach(walk::add);
        if (page.size() < size && last > walk.point.position()) {
            walk.missing(last);
            walk.point = walk.point.movedTo(last);
        }
        return walk;
    }

    private void add(Row row) {
        boolean follows = row.position() == point.position() + 1;
        if (!follows) {
            missing(row.position() - 1);
        } else if (!isAsWritten(row)) {
            faults.add(LogFault.ofEntries(FaultKind.ALTERED, row.position(), row.position()));
        }
        point = new LogPoint(row.position(), row.hash());
    }

    private boolean isAsWritten(Row row) {
        String previous = point.digest().isEmpty() ? null : point.digest();
        return row.content() != null && row.hash().equals(row.content().hashAfter(previous));
    }

    private void missing(long last) {
        faults.add(LogFault.ofEntries(FaultKind.MISSING, point.position() + 1, last));
    }

    LogPoint point() {
        return point;
    }

    List<LogFault> faults() {
        return faults;
    }
}
