package org.brokerconnect.audit.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.connection.ConnectionEvent;

/** The lines of an exported audit log; docs/audit-log.md describes them. A field without a value is left out. */
final class ExportLine {

    static final String KIND = "kind";
    static final String PREVIOUS = "previousHash";
    static final int FORMAT = 1;

    /** In the header: the position of the newest entry that retention deleted. */
    static final String ENTRIES_AFTER = "entriesAfter";

    /**
     * In an event or entry: retention deleted the rows between the line before and this one while the export was
     * written.
     */
    static final String AFTER_RETENTION = "afterRetention";

    private ExportLine() {}

    /** @param entriesAfter the position of the newest entry that retention deleted; 0 if none was */
    static ObjectNode header(Instant at, ExportFilter filter, long entriesAfter) {
        ObjectNode line = line("header").put("format", FORMAT).put("exportedAt", at.toString());
        put(line, "from", filter.from());
        put(line, "to", filter.to());
        put(line, "person", filter.person());
        line.put("complete", filter.isComplete());
        return entriesAfter == 0 ? line : line.put(ENTRIES_AFTER, entriesAfter);
    }

    static ObjectNode event(ExportStore.Event exported) {
        ConnectionEvent event = exported.event();
        ObjectNode line = line("event")
                .put("position", event.position())
                .put("connectionId", event.connectionId().toString())
                .put("sequence", event.sequence())
                .put("owner", event.owner())
                .put("at", event.happenedAt().toString())
                .put("change", event.change().storedName())
                .put("from", event.from().name())
                .put("to", event.to().name());
        put(line, "reason", event.reason());
        line.put("actor", event.actor());
        put(line, "origin", event.origin());
        put(line, PREVIOUS, exported.previousHash());
        return line.put("hash", event.hash());
    }

    static ObjectNode entry(ExportStore.Entry exported) {
        AuditEntry entry = exported.entry();
        ObjectNode line = line("entry")
                .put("position", entry.position())
                .put("at", entry.happenedAt().toString())
                .put("action", entry.action().name())
                .put("actor", entry.actor());
        put(line, "origin", entry.origin());
        put(line, "person", entry.person());
        put(line, "connectionId", entry.connectionId());
        line.put("outcome", entry.outcome());
        put(line, "detail", entry.detail());
        put(line, PREVIOUS, exported.previousHash());
        return line.put("hash", entry.hash());
    }

    /** @param sha256 of all lines before, each with its line feed, in UTF-8 */
    static ObjectNode end(long events, long entries, String sha256) {
        return line("end").put("events", events).put("entries", entries).put("sha256", sha256);
    }

    private static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put(KIND, kind);
    }

    private static void put(ObjectNode line, String field, Object value) {
        if (value != null) {
            line.put(field, value.toString());
        }
    }
}
