package org.brokerconnect.audit.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.brokerconnect.audit.EventLogStore;

/**
 * Writes the audit log as JSON lines: a header, the events of connections, the entries of administration, and an end
 * with counts and a hash, without which an export is incomplete. Reads in pages, so memory does not grow with the log.
 * What is written to the log meanwhile is not part of it; what retention deletes meanwhile may be missing, and the line
 * after it says so. {@link ExportVerifier} verifies an export without a database.
 */
@ApplicationScoped
public class AuditExport {

    /** JSON lines. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int PAGE = 500;

    private EventLogStore log;
    private ExportStore store;
    private Clock clock;

    protected AuditExport() {}

    @Inject
    AuditExport(EventLogStore log, ExportStore store, Clock clock) {
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Writes what the filter selects; does not close the stream.
     *
     * @throws IOException if the stream refuses; the export then has no end
     */
    public void write(ExportFilter filter, OutputStream out) throws IOException {
        Lines lines = new Lines(out);
        long lastEvent = log.lastPosition();
        long lastEntry = store.lastEntry();
        long entriesAfter = store.entriesAfter();
        lines.write(ExportLine.header(clock.instant(), filter, entriesAfter));
        Section<ExportStore.Event> eventSection = new Section<>(
                after -> store.events(after, lastEvent, filter, PAGE),
                exported -> exported.event().position(),
                ExportLine::event,
                store::eventsAfter);
        long events = write(lines, eventSection, store.eventsAfter(), filter.isComplete());
        Section<ExportStore.Entry> entrySection = new Section<>(
                after -> store.entries(after, lastEntry, filter, PAGE),
                exported -> exported.entry().position(),
                ExportLine::entry,
                store::entriesAfter);
        long entries = write(lines, entrySection, entriesAfter, filter.isComplete());
        lines.write(ExportLine.end(events, entries, lines.sha256()));
        out.flush();
    }

    /**
     * Rows of one kind.
     *
     * @param read the next page of rows after a position
     * @param deleted the position of the newest row that retention has deleted by now
     */
    private record Section<T>(
            LongFunction<List<T>> read,
            ToLongFunction<T> position,
            Function<T, ObjectNode> line,
            LongSupplier deleted) {

        /** The line of a row; marked if it follows a gap that retention made since the row before was read. */
        ObjectNode line(T row, long before, boolean complete) {
            long at = position.applyAsLong(row);
            ObjectNode content = line.apply(row);
            boolean isGap = complete && at > before + 1 && deleted.getAsLong() >= at - 1;
            return isGap ? content.put(ExportLine.AFTER_RETENTION, true) : content;
        }
    }

    /**
     * Writes all rows of one kind. Positions have no gaps except those that retention makes.
     *
     * @param start the position of the newest row that retention had deleted before the export
     * @return the number of rows
     */
    private static <T> long write(Lines lines, Section<T> section, long start, boolean complete) throws IOException {
        long rows = 0;
        long before = start;
        List<T> page = section.read().apply(0);
        while (!page.isEmpty()) {
            for (T row : page) {
                lines.write(section.line(row, before, complete));
                before = section.position().applyAsLong(row);
            }
            rows += page.size();
            page = section.read().apply(before);
        }
        return rows;
    }

    /** The stream, with the hash of what was written to it. */
    private static final class Lines {

        private final OutputStream out;
        private final MessageDigest digest = newDigest();

        Lines(OutputStream out) {
            this.out = out;
        }

        void write(ObjectNode line) throws IOException {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            digest.update(bytes);
            out.write(bytes);
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
