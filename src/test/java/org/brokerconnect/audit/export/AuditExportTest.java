package org.brokerconnect.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.audit.AuditEntryWriter;
import org.brokerconnect.audit.EntryLogStore;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.identity.RequestOrigin;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log is exported whole, and an export shows by itself what was changed in it. */
@WithStores
class AuditExportTest {

    private static final ExportFilter ALL = new ExportFilter(null, null, null);

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final AuditEntryWriter entries;
    private final AuditExport export;

    AuditExportTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        entries = stores.bean(AuditEntryWriter.class);
        export = stores.bean(AuditExport.class);
    }

    @AfterEach
    void leave_the_request() {
        RequestOrigin.clear();
    }

    private List<String> export(ExportFilter filter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(filter, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static ExportReport verify(List<String> lines) throws IOException {
        return new ExportVerifier().verify(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    private void append(AuditAction action, String person) {
        entries.append(new AuditEntry.Content(action, "admin", person, null, AuditEntry.DONE, "state null, page 0"));
    }

    /** Two people with three and one events, and three entries, one minute apart. */
    private UUID sample() {
        RequestOrigin.set("192.0.2.7");
        UUID id = stores.connected("alice", stores.clock.instant().plus(Duration.ofHours(9)));
        append(AuditAction.CONNECTIONS_READ, "alice");
        stores.clock.advance(Duration.ofMinutes(1));
        RequestOrigin.clear();
        stores.setUp("Alice ");
        append(AuditAction.RESEALING_STARTED, null);
        stores.clock.advance(Duration.ofMinutes(1));
        stores.writer.disconnect("alice", id);
        append(AuditAction.EVENTS_READ, "Alice ");
        return id;
    }

    @Test
    void who_what_when_from_where_and_the_outcome_are_exported() throws IOException {
        UUID id = sample();

        List<String> lines = export(ALL);

        JsonNode created = json(lines.get(1));
        assertThat(created.path("kind").asText()).isEqualTo("event");
        assertThat(created.path("connectionId").asText()).isEqualTo(id.toString());
        assertThat(created.path("owner").asText()).isEqualTo("alice");
        assertThat(created.path("actor").asText()).isEqualTo("alice");
        assertThat(created.path("change").asText()).isEqualTo("CREATED");
        assertThat(Instant.parse(created.path("at").asText()))
                .isEqualTo(stores.clock.instant().minus(Duration.ofMinutes(2)));
        assertThat(created.path("origin").asText()).isEqualTo("192.0.2.7");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"Alice \"") && line.contains("\"event\""))
                .singleElement()
                .satisfies(line -> assertThat(json(line).has("origin")).isFalse());
        JsonNode read = json(lines.get(lines.size() - 4));
        assertThat(read.path("action").asText()).isEqualTo("CONNECTIONS_READ");
        assertThat(read.path("actor").asText()).isEqualTo("admin");
        assertThat(read.path("person").asText()).isEqualTo("alice");
        assertThat(read.path("origin").asText()).isEqualTo("192.0.2.7");
        assertThat(read.path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void an_export_of_the_whole_log_verifies() throws IOException {
        sample();

        List<String> lines = export(ALL);
        ExportReport report = verify(lines);

        assertThat(report.faults()).isEmpty();
        assertThat(report.isIntact()).isTrue();
        assertThat(report.complete()).isTrue();
        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.events()).isEqualTo(lines.size() - 5L).isPositive();
    }

    @Test
    void a_log_of_several_pages_is_exported_in_order() throws IOException {
        UUID id = stores.setUp("alice");
        IntStream.range(0, 1_100).forEach(i -> stores.writer.recordRefusedCallback(id, "attempt-not-yours"));
        IntStream.range(0, 1_050).forEach(i -> append(AuditAction.EVENTS_READ, null));

        ExportReport report = verify(export(ALL));

        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isEqualTo(1_101);
        assertThat(report.entries()).isEqualTo(1_050);
    }

    @Test
    void an_export_is_filtered_by_person_exactly_and_by_time() throws IOException {
        sample();
        Instant now = stores.clock.instant();

        List<String> ofAlice = export(new ExportFilter(null, null, "alice"));
        List<String> later = export(new ExportFilter(now.minus(Duration.ofMinutes(1)), now, null));

        assertThat(ofAlice).noneMatch(line -> line.contains("\"Alice \""));
        assertThat(verify(ofAlice).faults()).isEmpty();
        assertThat(verify(ofAlice).entries()).isEqualTo(1);
        assertThat(verify(ofAlice).complete()).isFalse();
        assertThat(verify(later).faults()).isEmpty();
        assertThat(verify(later))
                .extracting(ExportReport::events, ExportReport::entries)
                .containsExactly(1L, 1L);
    }

    @Test
    void an_export_after_retention_starts_at_the_anchor_and_verifies() throws IOException {
        sample();
        assertThat(stores.verifyLog()).isEmpty();
        stores.retention.deleteBefore(stores.clock.instant(), 2);

        List<String> lines = export(ALL);

        assertThat(lines).noneMatch(line -> line.contains("\"change\":\"CREATED\"") && line.contains("\"alice\""));
        assertThat(verify(lines).faults()).isEmpty();
    }

    /** Writes everything; calls {@code meanwhile} once, when {@code line} has been written. */
    private List<String> exportDuring(String line, Runnable meanwhile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            private boolean isDone;

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (!isDone && new String(bytes, from, length, StandardCharsets.UTF_8).contains(line)) {
                    isDone = true;
                    meanwhile.run();
                }
            }
        };
        export.write(ALL, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void deleteEvents(int number) {
        assertThat(stores.verifyLog()).isEmpty();
        stores.retention.deleteBefore(stores.clock.instant().plus(Duration.ofMinutes(1)), number);
    }

    private void deleteEntries(int number) {
        EntryLogStore log = stores.bean(EntryLogStore.class);
        while (log.verifyNew(1_000)) {
            // the next page
        }
        assertThat(log.deleteBefore(stores.clock.instant().plus(Duration.ofMinutes(1)), number))
                .isEqualTo(number);
    }

    /** Of two connections with events in turn, so that both chains have a gap at the end of the first page. */
    @ParameterizedTest
    @ValueSource(ints = {1, 400, 501, 700, 1_202})
    void events_that_retention_deletes_during_the_export_are_not_reported_as_missing(int deleted) throws IOException {
        UUID first = stores.setUp("alice");
        UUID second = stores.setUp("ravi");
        IntStream.range(0, 600).forEach(i -> {
            stores.writer.recordRefusedCallback(first, "attempt-not-yours");
            stores.writer.recordRefusedCallback(second, "attempt-not-yours");
        });

        List<String> lines = exportDuring("\"kind\":\"event\"", () -> deleteEvents(deleted));

        ExportReport report = verify(lines);
        assertThat(report.faults()).isEmpty();
        assertThat(report.notes()).hasSize(deleted > 500 && deleted < 1_202 ? 1 : 0);
        assertThat(report.events()).isEqualTo(deleted <= 500 ? 1_202 : 500 + 1_202 - deleted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kind\":\"header\"", "\"kind\":\"entry\""})
    void entries_that_retention_deletes_during_the_export_are_not_reported_as_missing(String line) throws IOException {
        IntStream.range(0, 600).forEach(i -> append(AuditAction.EVENTS_READ, null));

        List<String> lines = exportDuring(line, () -> deleteEntries(550));

        ExportReport report = verify(lines);
        assertThat(report.faults()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("retention deleted entries");
    }

    @Test
    void lines_that_are_missing_besides_those_of_retention_are_found() throws IOException {
        UUID id = stores.setUp("alice");
        IntStream.range(0, 700).forEach(i -> stores.writer.recordRefusedCallback(id, "attempt-not-yours"));
        List<String> lines = new ArrayList<>(exportDuring("\"kind\":\"event\"", () -> deleteEvents(550)));

        lines.remove(505);

        assertThat(verify(lines).faults()).anyMatch(fault -> fault.contains("missing: events before this one"));
    }

    @Test
    void events_that_somebody_deletes_during_the_export_are_missing() throws IOException {
        UUID id = stores.setUp("alice");
        IntStream.range(0, 700).forEach(i -> stores.writer.recordRefusedCallback(id, "attempt-not-yours"));

        List<String> lines = exportDuring(
                "\"kind\":\"event\"",
                () -> stores.update("delete from connection_event where sequence between 520 and 530"));

        assertThat(verify(lines).faults()).anyMatch(fault -> fault.contains("missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "\"alice\", \"mallory\"",
        "192.0.2.7, 192.0.2.8",
        "CREATED, CONNECTED",
        "CONNECTIONS_READ, KEYS_READ",
        "\"done\", \"not-found\"",
        "page 0, page 1"
    })
    void an_altered_field_is_found(String before, String after) throws IOException {
        sample();
        List<String> lines = new ArrayList<>(export(ALL));
        int altered = IntStream.range(1, lines.size())
                .filter(i -> lines.get(i).contains(before))
                .findFirst()
                .orElseThrow();
        lines.set(altered, lines.get(altered).replaceFirst(before, after));

        assertThat(verify(lines).faults()).anyMatch(fault -> fault.startsWith("line " + (altered + 1) + ": altered"));
    }

    private List<String> faultsAfter(UnaryOperator<List<String>> change) throws IOException {
        sample();
        return verify(change.apply(new ArrayList<>(export(ALL)))).faults();
    }

    @Test
    void a_removed_line_is_found() throws IOException {
        assertThat(faultsAfter(lines -> {
                    lines.remove(2);
                    return lines;
                }))
                .anyMatch(fault -> fault.contains("missing: lines of the chain before this one"));
    }

    @Test
    void a_removed_end_is_found() throws IOException {
        assertThat(faultsAfter(lines -> lines.subList(0, lines.size() - 1)))
                .containsExactly("line 8: the end is missing, so the export is incomplete");
    }

    @Test
    void lines_in_another_order_are_found() throws IOException {
        assertThat(faultsAfter(lines -> {
                    lines.add(3, lines.remove(1));
                    return lines;
                }))
                .anyMatch(fault -> fault.contains("added"))
                .anyMatch(fault -> fault.contains("the hash of the export does not fit"));
    }

    @Test
    void a_connection_that_was_removed_with_all_its_lines_is_found() throws IOException {
        assertThat(faultsAfter(lines -> {
                    lines.removeIf(line -> line.contains("\"owner\":\"alice\""));
                    return lines;
                }))
                .anyMatch(fault -> fault.contains("where the end counts"));
    }

    @Test
    void text_that_is_no_export_is_refused_line_by_line() throws IOException {
        assertThat(verify(List.of("{\"kind\":\"event\"", "[]", "")).faults())
                .contains("line 1: the header is missing", "line 2: not a line of an export");
    }

    @Test
    void an_altered_row_of_the_database_is_found_in_its_export() throws IOException {
        sample();
        stores.update("update connection_event set origin = '192.0.2.99' where change_kind = 'CREATED'");
        stores.update("update audit_entry set actor = 'mallory' where position = 2");

        assertThat(verify(export(ALL)).faults())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(fault -> fault.contains("altered: its hash does not fit its content"));
    }

    @Test
    void entries_of_two_nodes_form_one_chain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (Stores there = Stores.on(database)) {
            AuditEntryWriter other = there.bean(AuditEntryWriter.class);
            List<Future<AuditEntry>> written = IntStream.range(0, 120)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? entries : other)
                            .append(AuditEntry.Content.done(AuditAction.EVENTS_READ, "admin" + i, null))))
                    .toList();
            for (Future<AuditEntry> entry : written) {
                entry.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> lines = export(ALL);
        assertThat(lines.stream()
                        .filter(line -> line.contains("\"kind\":\"entry\""))
                        .map(line -> json(line).path("position").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(verify(lines).faults()).isEmpty();
    }

    @Test
    void a_client_that_leaves_ends_the_export_without_an_end() {
        sample();

        assertThatThrownBy(() -> export.write(ALL, refusing()))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    private static OutputStream refusing() {
        return new OutputStream() {
            private int left = 300;

            @Override
            public void write(int value) throws IOException {
                if (left-- == 0) {
                    throw new IOException("gone");
                }
            }
        };
    }
}
