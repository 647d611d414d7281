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
import java.util.function.ToLongFunction;
import org.brokerconnect.audit.EventLogStore;

/**
 * Writes the audit log as JSON lines: a header, the events of connections, the entries of administration, and an end
 * with counts and a hash, without which an export is incomplete. Reads in pages, so memory does not grow with the log.
 * What is written to the log meanwhile is not part of it. {@link ExportVerifier} verifies an export without a database.
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
        lines.write(ExportLine.header(clock.instant(), filter, store.entriesAfter()));
        long events = pages(
                lines,
                after -> store.events(after, lastEvent, filter, PAGE),
                exported -> exported.event().position(),
                ExportLine::event);
        long entries = pages(
                lines,
                after -> store.entries(after, lastEntry, filter, PAGE),
                exported -> exported.entry().position(),
                ExportLine::entry);
        lines.write(ExportLine.end(events, entries, lines.sha256()));
        out.flush();
    }

    private static <T> long pages(
            Lines lines, Function<Long, List<T>> read, ToLongFunction<T> position, Function<T, ObjectNode> line)
            throws IOException {
        long rows = 0;
        long after = 0;
        for (List<T> page = read.apply(after); !page.isEmpty(); page = read.apply(after)) {
            for (T row : page) {
                lines.write(line.apply(row));
            }
            rows += page.size();
            after = position.applyAsLong(page.get(page.size() - 1));
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
