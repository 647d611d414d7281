package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.brokerconnect.audit.LogFault.FaultKind;
import org.brokerconnect.audit.export.AuditExport;
import org.brokerconnect.audit.export.ExportFilter;
import org.brokerconnect.audit.export.ExportVerifier;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of the administration log that were altered, removed or replaced are found, and old ones are deleted. */
@WithStores
class EntryVerificationTest {

    private static final int ENTRIES = 6;

    private final Stores stores;
    private final AuditEntryWriter entries;
    private EntryVerification verification;

    EntryVerificationTest(Stores stores) {
        this.stores = stores;
        entries = stores.bean(AuditEntryWriter.class);
    }

    @BeforeEach
    void write_and_verify_entries() {
        verification = verification(1095);
        for (int i = 0; i < ENTRIES; i++) {
            append("entry " + i);
            stores.clock.advance(Duration.ofDays(1));
        }
        verification.run();
        assertThat(faults()).isEmpty();
    }

    private EntryVerification verification(int retentionDays) {
        return new EntryVerification(
                stores.shared(EntryLogStore.class), new VerificationConfig(60, 24, retentionDays), stores.clock);
    }

    private void append(String detail) {
        entries.append(AuditEntry.Content.done(AuditAction.KEYS_READ, "admin", detail));
    }

    private List<LogFault> faults() {
        List<LogFault> faults = stores.audit.status().faults();
        assertThat(faults).allMatch(LogFault::ofEntries);
        return faults;
    }

    /** A day later all entries are verified again. */
    private List<FaultKind> found() {
        stores.clock.advance(Duration.ofDays(1));
        verification.run();
        return faults().stream().map(LogFault::kind).distinct().toList();
    }

    /** An administrator may search for any text. */
    @Test
    void an_entry_with_texts_that_are_too_long_is_stored_cut_and_verifies() {
        String face = "\uD83D\uDE00";
        String text = "x".repeat(499) + face + face;
        entries.append(new AuditEntry.Content(AuditAction.EVENTS_READ, "admin", text, null, AuditEntry.DONE, text));

        assertThat(found()).isEmpty();
        assertThat(stores.query("select concat(person, ' ', detail) from audit_entry where person is not null"))
                .singleElement()
                .isEqualTo("x".repeat(254) + "… " + "x".repeat(499) + face);
    }

    @ParameterizedTest
    @CsvSource({
        "actor, mallory",
        "happened_at, 2026-11-22 00:00:00.000001",
        "action, LOG_EXPORTED",
        "action, UNKNOWN_TO_US",
        "origin, 192.0.2.1",
        "person, asha",
        "connection_id, 5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10",
        "outcome, role-missing",
        "detail, other",
    })
    void an_altered_column_is_found(String column, String value) {
        stores.update("update audit_entry set " + column + " = ? where position = 3", value);

        assertThat(found()).containsExactly(FaultKind.ALTERED);
        assertThat(faults()).extracting(LogFault::first).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, ENTRIES})
    void a_removed_entry_is_found(long position) {
        stores.update("delete from audit_entry where position = ?", position);

        assertThat(found()).contains(FaultKind.MISSING);
    }

    @Test
    void an_entry_that_was_altered_before_it_was_verified_is_found() {
        append("new");
        stores.update("update audit_entry set actor = 'mallory' where detail = 'new'");

        verification.run();

        assertThat(faults()).extracting(LogFault::kind).containsExactly(FaultKind.ALTERED);
    }

    @Test
    void new_entries_that_were_removed_are_found_at_once() {
        append("new");
        append("newer");
        stores.update("delete from audit_entry where position > ?", ENTRIES);

        verification.run();

        assertThat(faults()).containsExactly(LogFault.ofEntries(FaultKind.MISSING, ENTRIES + 1L, ENTRIES + 2L));
    }

    @Test
    void newest_entries_that_were_removed_with_the_head_set_back_are_found() {
        stores.update("delete from audit_entry where position > 4");
        stores.update("update audit_head set position = 4, hash = (select hash from audit_entry where position = 4)");

        verification.run();

        assertThat(faults()).contains(LogFault.ofEntries(FaultKind.MISSING, 5, ENTRIES));
    }

    @Test
    void a_log_that_was_rewritten_with_valid_hashes_is_found() {
        stores.update("delete from audit_entry");
        stores.update("update audit_head set position = 0, hash = null");
        for (int i = 0; i < ENTRIES; i++) {
            append("forged " + i);
        }

        assertThat(found()).containsExactly(FaultKind.REWRITTEN);
    }

    @Test
    void a_checkpoint_that_was_altered_is_found_and_nothing_is_deleted() {
        stores.update("update audit_entry_log set verified_position = 2");
        EntryVerification shortRetention = verification(1);
        stores.clock.advance(Duration.ofDays(100));

        shortRetention.run();

        assertThat(faults()).extracting(LogFault::kind).containsExactly(FaultKind.CHECKPOINT);
        assertThat(positions()).hasSize(ENTRIES);
    }

    @Test
    void a_fault_disappears_when_the_entry_is_restored_and_faults_of_events_stay() {
        stores.update("update audit_entry set actor = 'mallory' where position = 3");
        assertThat(found()).containsExactly(FaultKind.ALTERED);

        stores.verifyLog();
        assertThat(faults()).extracting(LogFault::kind).containsExactly(FaultKind.ALTERED);
        stores.update("update audit_entry set actor = 'admin' where position = 3");

        assertThat(found()).isEmpty();
    }

    @Test
    void old_entries_are_deleted_and_the_rest_is_still_verified() {
        verification = verification(3);
        append("newest");
        verification.run();
        assertThat(positions()).containsExactly("4", "5", "6", "7");

        assertThat(found()).isEmpty();
        stores.update("update audit_entry set detail = 'other' where position = 7");
        verification = verification(1095);
        assertThat(found()).containsExactly(FaultKind.ALTERED);
    }

    @Test
    void all_entries_can_be_deleted_and_new_ones_follow_the_deleted_ones() {
        verification = verification(1);
        stores.clock.advance(Duration.ofDays(10));
        verification.run();
        assertThat(positions()).isEmpty();

        append("next");
        assertThat(found()).isEmpty();
        assertThat(positions()).containsExactly(String.valueOf(ENTRIES + 1));
    }

    @Test
    void the_first_kept_entry_that_was_altered_is_found() {
        verification = verification(3);
        verification.run();
        stores.update("update audit_entry set actor = 'mallory' order by position limit 1");
        verification = verification(1095);

        assertThat(found()).containsExactly(FaultKind.ALTERED);
    }

    @Test
    void an_entry_that_is_not_verified_is_not_deleted() {
        append("new");
        stores.clock.advance(Duration.ofDays(100));

        stores.shared(EntryLogStore.class).deleteBefore(stores.clock.instant(), 100);

        assertThat(positions()).containsExactly(String.valueOf(ENTRIES + 1));
    }

    @Test
    void an_export_after_the_deletion_is_valid() throws Exception {
        verification(3).run();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();

        stores.bean(AuditExport.class).write(new ExportFilter(null, null, null), lines);

        assertThat(positions()).hasSizeLessThan(ENTRIES).isNotEmpty();
        assertThat(new ExportVerifier()
                        .verify(new BufferedReader(new StringReader(lines.toString(StandardCharsets.UTF_8))))
                        .faults())
                .isEmpty();
    }

    private List<String> positions() {
        return stores.query("select cast(position as char) from audit_entry order by position").stream()
                .map(Object::toString)
                .toList();
    }
}
