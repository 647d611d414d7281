package org.brokerconnect.audit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.EventHash;

/**
 * Verifies an exported audit log without a database: the hash of every line, the chain of each connection and of the
 * administration log, the counts, and the hash of the whole. Holds the newest hash of each connection only. Not
 * thread-safe; verifies one export.
 */
public final class ExportVerifier {

    private static final String ENTRIES = "entries";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] EVENT = {
        "position", "connectionId", "sequence", "owner", "at", "change", "from", "to", "reason", "actor"
    };
    private static final String[] ENTRY = {
        "position", "at", "action", "actor", "origin", "person", "connectionId", "outcome", "detail"
    };
    /** A damaged export may have a fault in each line. */
    private static final int MAX_FAULTS = 100;

    /**
     * The newest line of a chain.
     *
     * @param position of the event or entry
     * @param hash null for the newest entry that retention deleted before the export, whose hash is not exported
     */
    private record Link(long number, long position, String hash) {}

    private final Map<String, Link> chains = new HashMap<>();
    private final MessageDigest digest = AuditExport.newDigest();
    private final List<String> notes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long number;
    private long events;
    private long entries;
    private long lastEvent;
    private long eventsDeletedTo;
    private long lastEntry;
    private boolean complete;
    private boolean ended;

    /**
     * Verifies the export to its end.
     *
     * @param export in UTF-8
     * @throws IOException if it cannot be read
     */
    public ExportReport verify(BufferedReader export) throws IOException {
        for (String line = export.readLine(); line != null; line = export.readLine()) {
            number++;
            verify(line);
        }
        if (!ended) {
            fault("the end is missing, so the export is incomplete");
        }
        return new ExportReport(events, entries, complete, notes, faults);
    }

    private void verify(String text) {
        JsonNode line = parsed(text);
        String kind = line.path(ExportLine.KIND).asText();
        if (number == 1 && !kind.equals("header")) {
            fault("the header is missing");
        }
        if (ended) {
            fault("a line after the end");
        }
        switch (kind) {
            case "header" -> header(line);
            case "event" -> event(line);
            case "entry" -> entry(line);
            case "end" -> end(line);
            default -> fault("not a line of an export");
        }
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private void header(JsonNode line) {
        complete = line.path("complete").asBoolean();
        long entriesAfter = line.path(ExportLine.ENTRIES_AFTER).asLong();
        lastEntry = entriesAfter;
        if (entriesAfter > 0) {
            chains.put(ENTRIES, new Link(entriesAfter, entriesAfter, null));
        }
        if (number != 1) {
            fault("a second header");
        } else if (line.path("format").asInt() != ExportLine.FORMAT) {
            fault("format " + line.path("format").asText() + " is not known");
        }
    }

    private void event(JsonNode line) {
        events++;
        EventHash hash = hashOf(line, EVENT);
        if (line.has("origin")) {
            hash.with(line.get("origin").asText());
        }
        long position = line.path("position").asLong();
        if (isAfterRetention(line, "events", lastEvent, position)) {
            eventsDeletedTo = position - 1;
        } else if (complete && lastEvent > 0 && position > lastEvent + 1) {
            fault("missing: events before this one");
        }
        lastEvent = position;
        Link before = link(
                line,
                hash.hex(),
                line.path("connectionId").asText(),
                line.path("sequence").asLong());
        if (before != null && before.position() > eventsDeletedTo) {
            requireNext(before, line.path("sequence").asLong());
        }
    }

    private void entry(JsonNode line) {
        entries++;
        long position = line.path("position").asLong();
        boolean isAfterRetention = isAfterRetention(line, ENTRIES, lastEntry, position);
        link(line, hashOf(line, ENTRY).hex(), ENTRIES, position);
        if (!isAfterRetention) {
            requireNext(new Link(lastEntry, lastEntry, null), position);
        }
        lastEntry = position;
    }

    /** Whether the line says that retention deleted the rows before it, which is noted. */
    private boolean isAfterRetention(JsonNode line, String what, long last, long position) {
        boolean isMarked = line.path(ExportLine.AFTER_RETENTION).asBoolean() && position > last + 1;
        if (isMarked && notes.size() < MAX_FAULTS) {
            notes.add("line %d: retention deleted %s %d to %d while the export was written"
                    .formatted(number, what, last + 1, position - 1));
        }
        return isMarked;
    }

    private void requireNext(Link before, long next) {
        if (complete && next > before.number() + 1) {
            fault("missing: lines of the chain before this one");
        }
    }

    private static EventHash hashOf(JsonNode line, String... fields) {
        EventHash hash = new EventHash(textOf(line, ExportLine.PREVIOUS));
        for (String field : fields) {
            hash.with(textOf(line, field));
        }
        return hash;
    }

    private static String textOf(JsonNode line, String field) {
        return line.has(field) ? line.get(field).asText() : null;
    }

    /** Compares hashes and order. @return the line before in the chain; null for the first */
    private Link link(JsonNode line, String expected, String chain, long next) {
        String hash = line.path("hash").asText();
        if (!hash.equals(expected)) {
            fault("altered: its hash does not fit its content");
        }
        Link before = chains.put(chain, new Link(next, line.path("position").asLong(), hash));
        if (before != null && next <= before.number()) {
            fault("added: a later line of the chain came before");
        } else if (before != null && next == before.number() + 1) {
            if (before.hash() != null && !before.hash().equals(textOf(line, ExportLine.PREVIOUS))) {
                fault("altered: its hash does not follow the line before it in the chain");
            }
        }
        return before;
    }

    private void end(JsonNode line) {
        ended = true;
        if (line.path("events").asLong() != events || line.path("entries").asLong() != entries) {
            fault("missing or added: " + events + " events and " + entries + " entries, where the end counts "
                    + line.path("events").asText() + " and "
                    + line.path("entries").asText());
        }
        if (!line.path("sha256").asText().equals(HexFormat.of().formatHex(digest.digest()))) {
            fault("altered: the hash of the export does not fit");
        }
    }

    private void fault(String what) {
        if (faults.size() < MAX_FAULTS) {
            faults.add("line " + number + ": " + what);
        }
    }
}
