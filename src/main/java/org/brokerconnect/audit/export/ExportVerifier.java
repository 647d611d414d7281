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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] EVENT = {
        "position", "connectionId", "sequence", "owner", "at", "change", "from", "to", "reason", "actor"
    };
    private static final String[] ENTRY = {
        "position", "at", "action", "actor", "origin", "person", "connectionId", "outcome", "detail"
    };
    /** A damaged export may have a fault in each line. */
    private static final int MAX_FAULTS = 100;

    private record Link(long number, String hash) {}

    private final Map<String, Link> chains = new HashMap<>();
    private final MessageDigest digest = AuditExport.newDigest();
    private final List<String> faults = new ArrayList<>();
    private long number;
    private long events;
    private long entries;
    private long entriesAfter;
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
        return new ExportReport(events, entries, complete, faults);
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
        entriesAfter = line.path(ExportLine.ENTRIES_AFTER).asLong();
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
        link(
                line,
                hash.hex(),
                line.path("connectionId").asText(),
                line.path("sequence").asLong());
    }

    private void entry(JsonNode line) {
        entries++;
        link(line, hashOf(line, ENTRY).hex(), "entries", line.path("position").asLong());
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

    private void link(JsonNode line, String expected, String chain, long next) {
        String hash = line.path("hash").asText();
        if (!hash.equals(expected)) {
            fault("altered: its hash does not fit its content");
        }
        Link before = chains.put(chain, new Link(next, hash));
        boolean isFirst = next == (chain.equals("entries") ? entriesAfter + 1 : 1);
        if (before != null && (next <= before.number() || isFirst)) {
            fault("added: a later line of the chain came before");
        } else if (before != null && next == before.number() + 1) {
            if (!before.hash().equals(textOf(line, ExportLine.PREVIOUS))) {
                fault("altered: its hash does not follow the line before it in the chain");
            }
        } else if (complete && (before != null || chain.equals("entries") && !isFirst)) {
            fault("missing: lines of the chain before this one");
        }
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
