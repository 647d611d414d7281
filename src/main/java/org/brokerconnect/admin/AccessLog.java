package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.audit.AuditEntryWriter;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.RequestOrigin;

/**
 * Records in the audit log what administrators read and do. Pages repeat their reads every few seconds, so the same
 * read by the same administrator from the same address is recorded once in {@link #REPEAT} and node. Thread-safe.
 */
@ApplicationScoped
public class AccessLog {

    static final Duration REPEAT = Duration.ofMinutes(15);
    private static final int MAX_REMEMBERED = 1_000;

    private final Map<Read, Instant> recorded = new LinkedHashMap<>();
    private AuditEntryWriter entries;
    private Caller caller;
    private Clock clock;

    private record Read(
            AuditEntry.Content content, @Nullable String origin) {}

    protected AccessLog() {}

    @Inject
    AccessLog(AuditEntryWriter entries, Caller caller, Clock clock) {
        this.entries = entries;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The caller is about to read. If the entry cannot be written, the read must not happen.
     *
     * @param person the person whose data is read; null for none or several
     * @param detail the filter; null for none
     */
    public void read(AuditAction action, @Nullable String person, @Nullable String detail) {
        AuditEntry.Content content = new AuditEntry.Content(action, caller.id(), person, null, AuditEntry.DONE, detail);
        Read read = new Read(content, RequestOrigin.current());
        if (isNew(read)) {
            entries.append(content);
            remember(read);
        }
    }

    /** The caller does something; each time is recorded. */
    public void action(AuditAction action, @Nullable UUID connection, String outcome, @Nullable String detail) {
        entries.append(new AuditEntry.Content(action, caller.id(), null, connection, outcome, detail));
    }

    private synchronized boolean isNew(Read read) {
        Instant before = recorded.get(read);
        return before == null || !clock.instant().isBefore(before.plus(REPEAT));
    }

    private synchronized void remember(Read read) {
        recorded.remove(read);
        recorded.put(read, clock.instant());
        if (recorded.size() > MAX_REMEMBERED) {
            recorded.remove(recorded.keySet().iterator().next());
        }
    }
}
