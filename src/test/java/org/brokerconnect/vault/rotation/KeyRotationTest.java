package org.brokerconnect.vault.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.KeyRingContainer;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.KeyFileText;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;
import org.brokerconnect.vault.rotation.KeyUsage.TableUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one real database, each with its own copy of the key file. */
@WithStores
class KeyRotationTest {

    private static final String ADMIN = "ada";

    private final EmbeddedMariaDb database;
    private final Stores stores;

    @TempDir
    private Path folder;

    private KeyFileText file;
    private KeyFileText fileOfB;
    private RotatingNode a;
    private RotatingNode b;
    private long old;

    KeyRotationTest(EmbeddedMariaDb database, Stores stores) {
        this.database = database;
        this.stores = stores;
    }

    @BeforeEach
    void start() {
        file = new KeyFileText(folder.resolve("a.json"));
        fileOfB = new KeyFileText(folder.resolve("b.json"));
        fileOfB.write(file.content());
        a = new RotatingNode(database, file.ring(), 1_000).started();
        b = new RotatingNode(database, fileOfB.ring(), 1_000).started();
        old = a.ring.sealingKey();
        KeyRingContainer.use(a.ring);
    }

    @AfterEach
    void stop() {
        KeyRingContainer.reset();
        a.close();
        b.close();
    }

    /** Adds a key to the files of both nodes. */
    private long distributed() {
        long added = file.add();
        fileOfB.write(file.content());
        a.refresh();
        b.refresh();
        return added;
    }

    private UUID connected(String owner) {
        return stores.renewable(owner, stores.clock.instant().plus(FakeBroker.DAY));
    }

    private String refusal(Runnable change) {
        KeyRefusedException refused = catchThrowableOfType(KeyRefusedException.class, change::run);
        return refused.code() + " " + refused.count();
    }

    private KeyUsage usage(long key) {
        return a.keys.status().keys().stream()
                .filter(usage -> usage.id() == key)
                .findFirst()
                .orElseThrow();
    }

    private List<String> events() {
        return a.rotation.findEvents(100).stream()
                .map(event -> event.kind() + " " + event.keyId() + " " + event.actor())
                .toList();
    }

    @Test
    void the_primary_key_of_the_first_key_file_seals() {
        assertThat(a.keys.status().primaryKeyId()).isEqualTo(old).isEqualTo(b.ring.sealingKey());
        assertThat(a.keys.status().nodes())
                .extracting(NodeRing::keys, NodeRing::sealingKey)
                .containsExactly(tuple(List.of(old), old), tuple(List.of(old), old));
        assertThat(events()).containsExactly("PROMOTED " + old + " system", "ADDED " + old + " system");
    }

    @Test
    void a_key_that_was_added_opens_and_does_not_seal_yet() {
        long added = distributed();

        connected("asha");

        assertThat(usage(added)).isEqualTo(new KeyUsage(added, false, true, 2, false, 0, List.of()));
        assertThat(usage(old).tables())
                .containsExactly(
                        new TableUsage("broker_config", 2),
                        new TableUsage("broker_session", 2),
                        new TableUsage("key_canary", 1));
        assertThat(usage(old).values()).isEqualTo(5);
        assertThat(events()).first().isEqualTo("ADDED " + added + " system");
    }

    @Test
    void a_key_is_promoted_only_when_every_running_node_has_it() {
        long added = file.add();
        a.refresh();

        assertThat(refusal(() -> a.keys.promote(added, ADMIN))).isEqualTo("key-not-distributed 1");
        assertThat(a.ring.sealingKey()).isEqualTo(old);

        b.stop();
        a.keys.promote(added, ADMIN);
        assertThat(a.ring.sealingKey()).isEqualTo(added);
        assertThat(events()).first().isEqualTo("PROMOTED " + added + " ada");
    }

    @Test
    void an_unknown_key_is_neither_promoted_nor_retired() {
        assertThat(refusal(() -> a.keys.promote(17, ADMIN))).isEqualTo("not-found 0");
        assertThat(refusal(() -> a.keys.retire(17, ADMIN))).isEqualTo("not-found 0");
    }

    @Test
    void the_other_node_seals_with_a_promoted_key_and_both_open_what_the_other_sealed() {
        long added = distributed();
        UUID before = connected("asha");

        a.keys.promote(added, ADMIN);
        UUID sealedByA = connected("ben");
        KeyRingContainer.use(b.ring);
        assertThat(stores.read(sealedByA)
                        .config()
                        .credentials()
                        .field("apiSecret")
                        .reveal())
                .isEqualTo("sec-ret");
        UUID sealedByB = connected("chitra");
        b.refresh();

        assertThat(b.ring.sealingKey()).isEqualTo(added);
        KeyRingContainer.use(a.ring);
        for (UUID id : List.of(before, sealedByA, sealedByB)) {
            assertThat(stores.read(id).config().credentials().field("apiKey").reveal())
                    .isEqualTo("key");
        }
    }

    @Test
    void the_primary_key_of_the_key_files_is_promoted_when_all_nodes_have_read_it() {
        long added = distributed();
        file.promote(added);
        a.refresh();
        assertThat(a.ring.sealingKey()).isEqualTo(old);

        fileOfB.write(file.content());
        b.refresh();
        a.refresh();

        assertThat(a.ring.sealingKey()).isEqualTo(added).isEqualTo(b.ring.sealingKey());
        assertThat(events()).first().isEqualTo("PROMOTED " + added + " system");
    }

    @Test
    void a_promotion_by_an_administrator_is_not_undone_by_the_key_files() {
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();
        a.refresh();

        assertThat(a.ring.filePrimary()).isEqualTo(old);
        assertThat(a.ring.sealingKey()).isEqualTo(added).isEqualTo(b.ring.sealingKey());
    }

    @Test
    void all_values_are_sealed_again_and_the_old_key_is_retired_and_removed() {
        UUID id = connected("asha");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        assertThat(refusal(() -> a.keys.retire(old, ADMIN))).isEqualTo("key-is-primary 0");
        b.refresh();
        assertThat(refusal(() -> a.keys.retire(old, ADMIN))).isEqualTo("key-in-use 5");
        assertThat(refusal(() -> a.keys.retire(added, ADMIN))).isEqualTo("key-is-primary 0");
        stores.clock.advance(Duration.ofSeconds(2));

        b.resealAll();

        ResealProgress progress = a.keys.status().resealing();
        assertThat(progress.left()).isZero();
        assertThat(progress.resealed()).isEqualTo(4);
        a.keys.retire(old, ADMIN);
        file.promote(added);
        file.remove(old);
        KeyRing without = file.ring();
        KeyRingContainer.use(without);
        assertThat(stores.read(id)
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .refresh()
                        .reveal())
                .isEqualTo("refresh");
        assertThat(events())
                .containsExactly(
                        "RETIRED " + old + " ada",
                        "RESEAL_FINISHED " + added + " system",
                        "RESEAL_BEGUN " + added + " system",
                        "PROMOTED " + added + " ada",
                        "ADDED " + added + " system",
                        "PROMOTED " + old + " system",
                        "ADDED " + old + " system");
    }

    @Test
    void a_retired_key_is_not_promoted_again() {
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();
        a.resealAll();
        a.keys.retire(old, ADMIN);
        a.keys.retire(old, ADMIN);

        assertThat(refusal(() -> a.keys.promote(old, ADMIN))).isEqualTo("key-retired 0");
        assertThat(a.rotation.findEvents(100))
                .filteredOn(event -> event.kind() == KeyEventKind.RETIRED)
                .hasSize(1);
    }

    @Test
    void a_retired_key_is_not_promoted_by_the_key_files() {
        long added = distributed();
        file.promote(added);
        fileOfB.write(file.content());
        b.refresh();
        a.refresh();
        b.refresh();
        a.resealAll();
        a.keys.retire(old, ADMIN);

        file.promote(old);
        fileOfB.write(file.content());
        b.refresh();
        a.refresh();

        assertThat(a.ring.filePrimary()).isEqualTo(old);
        assertThat(a.keys.status().primaryKeyId()).isEqualTo(added).isEqualTo(a.ring.sealingKey());
    }

    @Test
    void a_key_file_without_a_needed_key_is_not_taken_over() {
        UUID id = connected("asha");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        file.promote(added);
        file.remove(old);

        a.refresh();

        assertThat(a.keys.status().nodes()).extracting(NodeRing::problem).contains(RingProblem.KEY_MISSING);
        assertThat(stores.read(id).config().credentials().field("apiKey").reveal())
                .isEqualTo("key");
        b.refresh();
        a.resealAll();
        a.refresh();
        assertThat(a.ring.keys()).hasSize(1);
        assertThat(a.keys.status().nodes()).extracting(NodeRing::problem).containsOnlyNulls();
    }

    @Test
    void an_unusable_key_file_changes_nothing() {
        file.write("{");

        a.refresh();

        assertThat(a.ring.sealingKey()).isEqualTo(old);
        assertThat(a.keys.status().nodes()).extracting(NodeRing::problem).contains(RingProblem.FILE_UNUSABLE);
    }

    @Test
    void a_value_that_was_changed_meanwhile_is_not_overwritten() {
        UUID id = connected("asha");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        stores.sessions.recordRenewal(
                id,
                stores.tokenVersion(id),
                new Renewal.Renewed(
                        new SessionTokens(Secret.of("second"), Secret.of("refresh-2")),
                        stores.clock.instant().plus(FakeBroker.DAY)));

        a.resealAll();

        SessionTokens tokens = stores.read(id).session().orElseThrow().tokens().orElseThrow();
        assertThat(tokens.access().reveal()).isEqualTo("second");
        assertThat(tokens.refresh().reveal()).isEqualTo("refresh-2");
    }

    @Test
    void a_resealed_value_stays_bound_to_its_row_and_column() {
        UUID mine = connected("asha");
        UUID other = connected("ben");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        a.resealAll();

        stores.update(
                "update broker_config c join broker_config o on o.id = ? set c.api_key_sealed = o.api_key_sealed,"
                        + " c.api_secret_sealed = o.api_key_sealed where c.id = ?",
                other.toString(),
                mine.toString());

        var credentials = stores.read(mine).config().credentials();
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> credentials.field("apiKey").reveal());
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> credentials.field("apiSecret").reveal());
    }

    @Test
    void a_moved_value_is_not_sealed_again_and_does_not_keep_the_others_waiting() {
        UUID mine = connected("asha");
        UUID other = connected("ben");
        stores.update(
                "update broker_config c join broker_config o on o.id = ? set c.api_key_sealed = o.api_key_sealed"
                        + " where c.id = ?",
                other.toString(),
                mine.toString());
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();

        a.resealAll();

        ResealProgress progress = a.keys.status().resealing();
        assertThat(progress.left()).isEqualTo(1);
        assertThat(progress.unreadable()).isEqualTo(1);
        assertThat(progress.resealed()).isEqualTo(7);
        assertThat(refusal(() -> a.keys.retire(old, ADMIN))).isEqualTo("key-in-use 1");
        stores.writer.delete("asha", mine);
        a.keys.retire(old, ADMIN);
    }

    @Test
    void named_credentials_and_tokens_are_sealed_again_and_count() {
        Map<String, Secret> fields = Map.of("clientId", Secret.of("id"), "pin", Secret.of("1234"));
        Map<String, Secret> others = Map.of("extended_token", Secret.of("extended"));
        UUID id = stores.writer
                .create("asha", FakeBroker.ID, "Savings", new AppCredentials(fields), 1_000)
                .id();
        SessionTokens given = new SessionTokens(Secret.of("access"), Secret.of("refresh"), others);
        stores.logins.connect(
                id,
                1,
                new BrokerSession(
                        "FAKE01", "Asha", given, stores.clock.instant().plus(FakeBroker.DAY)));
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();

        a.resealAll();

        assertThat(usage(added).tables())
                .contains(new TableUsage("broker_config", 1), new TableUsage("broker_session", 3));
        assertThat(usage(old).values()).isZero();
        assertThat(stores.read(id).config().credentials().fields()).isEqualTo(fields);
        assertThat(stores.read(id)
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .others())
                .isEqualTo(others);
    }

    @Test
    void values_that_an_older_version_seals_with_the_old_key_are_sealed_again() {
        long added = distributed();
        a.keys.promote(added, ADMIN);
        a.resealAll();
        KeyRing olderVersion = file.ring();
        assertThat(olderVersion.sealingKey()).isEqualTo(old);
        KeyRingContainer.use(olderVersion);
        UUID id = connected("asha");
        assertThat(usage(old).values()).isEqualTo(4);

        a.forgetPass();
        a.reseal();

        assertThat(usage(old).values()).isZero();
        assertThat(stores.read(id).config().credentials().field("apiKey").reveal())
                .isEqualTo("key");
    }

    @Test
    void a_pass_that_is_over_is_repeated_after_a_pause_only() {
        long added = distributed();
        a.keys.promote(added, ADMIN);
        a.resealAll();
        KeyRingContainer.use(file.ring());
        connected("asha");

        a.reseal();

        assertThat(usage(old).values()).isEqualTo(4);
    }

    @Test
    void a_node_whose_key_file_lacks_the_promoted_key_seals_with_the_old_one_and_says_so() {
        long added = file.add();
        a.refresh();
        b.stop();
        a.keys.promote(added, ADMIN);

        b.refresh();
        b.refresh();

        assertThat(b.ring.sealingKey()).isEqualTo(old);
        assertThat(a.keys.status().nodes())
                .extracting(NodeRing::sealingKey, NodeRing::problem)
                .containsExactlyInAnyOrder(tuple(added, null), tuple(old, RingProblem.KEY_MISSING));
        fileOfB.write(file.content());
        b.refresh();
        assertThat(b.ring.sealingKey()).isEqualTo(added);
        assertThat(a.keys.status().nodes()).extracting(NodeRing::problem).containsOnlyNulls();
    }

    @Test
    void a_lost_key_concerns_only_what_it_sealed() {
        UUID lost = connected("asha");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();
        UUID kept = connected("ben");
        a.canary.reseal();
        KeyFileText damaged = new KeyFileText(folder.resolve("damaged.json"));
        damaged.write(file.content());
        damaged.promote(added);
        damaged.remove(old);

        try (RotatingNode c = new RotatingNode(database, damaged.ring(), 1_000).started()) {
            KeyRingContainer.use(c.ring);
            assertThat(c.canary.verifies()).isTrue();
            assertThat(stores.read(kept).config().credentials().field("apiKey").reveal())
                    .isEqualTo("key");
            assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> stores.read(lost)
                    .config()
                    .credentials()
                    .field("apiKey")
                    .reveal());
            c.resealAll();
            KeyUsage missing = c.keys.status().keys().stream()
                    .filter(key -> key.id() == old)
                    .findFirst()
                    .orElseThrow();
            assertThat(missing.enabled()).isFalse();
            assertThat(missing.values()).isEqualTo(4);
            assertThat(c.keys.status().resealing().left()).isEqualTo(4);
            stores.writer.delete("asha", lost);
            assertThat(c.sealed.count(old)).isZero();
        }
    }

    @Test
    void a_key_that_is_declared_as_lost_does_not_stop_the_start() {
        UUID lost = connected("asha");
        KeyFileText other = new KeyFileText(folder.resolve("other.json"));
        try (RotatingNode c = new RotatingNode(database, other.ring(), 1_000)) {
            c.canary.replaceIfLost(key -> key == 17);
            assertThat(c.canary.verifies())
                    .as("another key is declared as lost")
                    .isFalse();

            c.canary.replaceIfLost(key -> key == old);
            a.stop();
            b.stop();
            c.started();

            assertThat(c.canary.verifies()).isTrue();
            assertThat(c.keys.status().primaryKeyId())
                    .isEqualTo(c.ring.sealingKey())
                    .isNotEqualTo(old);
            KeyRingContainer.use(c.ring);
            assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> stores.read(lost)
                    .config()
                    .credentials()
                    .field("apiKey")
                    .reveal());
        }
    }

    /** Such values are written by attackers only; strict mode refuses malformed base64 in expressions. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AbCd", "+bc/abcd1234", "@@@@@@@@", "AAAA=AAA", "AAAA AAA", "========"})
    void a_malformed_value_can_be_stored_and_has_no_key(String malformed) {
        UUID id = connected("asha");

        stores.update("update broker_config set api_key_sealed = ? where id = ?", malformed, id.toString());

        assertThat(stores.query("select api_key_sealed_key_id from broker_config")
                        .get(0))
                .isNull();
        assertThat(usage(old).values()).isEqualTo(4);
        assertThat(stores.read(id).config().label()).isEqualTo("Savings");
    }

    @Test
    void each_event_of_a_key_is_an_entry_of_the_audit_log() {
        connected("asha");
        long added = distributed();
        a.keys.promote(added, ADMIN);
        b.refresh();
        a.resealAll();
        a.keys.retire(old, ADMIN);

        assertThat(stores.query("select concat(action, ' ', actor, ' ', detail) from audit_entry order by position"))
                .isEqualTo(List.of(
                        "KEY_ADDED system key " + old,
                        "KEY_PROMOTED system key " + old,
                        "KEY_ADDED system key " + added,
                        "KEY_PROMOTED ada key " + added,
                        "RESEALING_STARTED system key " + added,
                        "RESEALING_FINISHED system key " + added,
                        "KEY_RETIRED ada key " + old));
    }
}
