package org.brokerconnect.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.brokerconnect.ctl.PackagedCtl.Result;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.RingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program {@code brokerctl}, each command in a process of its own. */
@WithTestEnvironment
class BrokerCtlIT {

    private final TestEnvironment environment;

    @TempDir
    private Path folder;

    BrokerCtlIT(TestEnvironment environment) {
        this.environment = environment;
    }

    private static Result run(Object... arguments) throws Exception {
        return PackagedCtl.run(Map.of(), arguments);
    }

    /** With the access token of this person. */
    private Result runAs(String person, Object... arguments) throws Exception {
        String token = environment.bearer(person).substring("Bearer ".length());
        return PackagedCtl.run(Map.of("BROKERCTL_TOKEN", token), arguments);
    }

    private Path created() throws Exception {
        Path file = folder.resolve("keys.json");
        assertThat(run("key-file", "create", file).exitCode()).isZero();
        return file;
    }

    private static List<Long> ids(Path file) throws IOException {
        return KeyFile.keys(file).stream().map(RingKey::id).toList();
    }

    private static long primary(Path file) throws IOException {
        return KeyFile.keys(file).stream()
                .filter(RingKey::primary)
                .findFirst()
                .orElseThrow()
                .id();
    }

    static Stream<List<String>> commands() {
        return Stream.concat(
                Stream.of(
                        List.of(),
                        List.of("doctor"),
                        List.of("key-file"),
                        List.of("keys"),
                        List.of("log"),
                        List.of("migrate"),
                        List.of("settings")),
                Stream.of(
                        List.of("key-file", "create"),
                        List.of("key-file", "list"),
                        List.of("key-file", "add"),
                        List.of("key-file", "promote"),
                        List.of("key-file", "remove"),
                        List.of("key-file", "wrap"),
                        List.of("key-file", "unwrap"),
                        List.of("keys", "status"),
                        List.of("keys", "promote"),
                        List.of("keys", "retire"),
                        List.of("log", "verify"),
                        List.of("settings", "check")));
    }

    private Path settingsFile(Map<String, String> changes) throws IOException {
        Properties settings = new Properties();
        settings.putAll(environment.settings());
        settings.putAll(changes);
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    @Test
    void the_doctor_finds_nothing_in_a_healthy_set_up() throws Exception {
        // the database has the time of the machine
        environment.sandbox().clock().set(Instant.now());
        Result withoutServer = run("doctor", "--file", settingsFile(Map.of()));
        assertThat(withoutServer.out()).isEqualToIgnoringNewLines("no fault found\n");
        assertThat(withoutServer.exitCode()).isZero();

        Result ofServer = runAs("admin", "doctor", "--url", environment.url());
        // what the server has measured: other tests move its clock, stop its database and refuse prices
        assertThat(ofServer.out().lines().filter(line -> line.matches("(FAULT|WARNING) .*")))
                .as(ofServer.out())
                .allMatch(line -> line.matches(".* (event-lag|limits-not-shared|plan-without-prices)"));
        assertThat(ofServer.out().lines()).last().asString().matches("no fault found|findings: [1-3]");
    }

    @Test
    void the_doctor_says_of_each_fault_what_is_wrong_what_follows_and_what_to_do() throws Exception {
        Path file = settingsFile(Map.of(
                "vault.key-file", created().toString(),
                "mp.jwt.verify.issuer", "http://localhost:1/id",
                "upkeep.batch", "0",
                "http.trusted-proxies", "0.0.0.0/1"));

        Result result = run("doctor", "--file", file);

        assertThat(result.out().lines().filter(line -> line.startsWith("FAULT")))
                .containsExactlyInAnyOrder(
                        "FAULT setting-invalid",
                        "FAULT issuer-unreachable",
                        "FAULT key-wrong",
                        "FAULT trusted-proxies-too-wide");
        assertThat(result.out())
                .contains("  wrong:   The key ring does not decrypt this database.")
                .contains("  follows: The application does not start")
                .contains("  fix:     Restore the key file that belongs to this database.")
                .endsWith("findings: 4" + System.lineSeparator());
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void the_doctor_compares_a_token_with_the_settings() throws Exception {
        Path token = folder.resolve("token");
        Files.writeString(token, environment.bearer("investor").substring("Bearer ".length()));
        assertThat(run("doctor", "--check-token", token, "--file", settingsFile(Map.of()))
                        .exitCode())
                .isZero();

        Result other = run(
                "doctor", "--check-token", token, "--file", settingsFile(Map.of("mp.jwt.verify.audiences", "other")));

        assertThat(other.out()).startsWith("FAULT token-audience").contains("findings: 1");
        assertThat(other.out()).doesNotContain(Files.readString(token).split("\\.")[2]);
    }

    @Test
    void the_schema_of_a_running_server_is_that_of_this_release() throws Exception {
        Result result = run("migrate", "--check", "--file", settingsFile(Map.of()));

        assertThat(result.out()).as(result.err()).containsPattern("version (\\d+); this release has version \\1");
        assertThat(result.exitCode()).isZero();
        assertThat(run("migrate", "--file", settingsFile(Map.of())).exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help(List<String> command) throws Exception {
        Result help = run(Stream.concat(command.stream(), Stream.of("--help")).toArray());

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .startsWith("Usage: brokerctl"
                        + command.stream().map(word -> " " + word).reduce("", String::concat));
        assertThat(help.err()).isEmpty();
    }

    @Test
    void a_wrong_command_line_is_explained() throws Exception {
        assertThat(run("key-file", "create").exitCode()).isEqualTo(2);
        assertThat(run("xyzzy").err()).contains("xyzzy").contains("Usage: brokerctl");
        assertThat(run("setings").err()).contains("Did you mean: brokerctl settings?");
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--version").out()).startsWith("brokerctl ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file system has no owner permissions")
    void only_the_owner_may_read_a_key_file_before_and_after_a_change() throws Exception {
        Path file = created();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        run("key-file", "add", file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keys_of_a_file_are_added_promoted_and_removed() throws Exception {
        Path file = created();
        long first = primary(file);

        Result added = run("key-file", "add", file);
        long second = ids(file).get(1);
        assertThat(added.out()).isEqualTo("added the key " + second + " to " + file + System.lineSeparator());
        assertThat(primary(file)).isEqualTo(first);

        assertThat(run("key-file", "promote", file, second).exitCode()).isZero();
        assertThat(run("key-file", "list", file).out().lines()).containsExactly("" + first, second + " primary");
        assertThat(run("key-file", "remove", file, second))
                .isEqualTo(new Result(
                        1,
                        "",
                        "brokerctl: the key " + second + " is the primary key of " + file + "; promote another one"
                                + System.lineSeparator()));
        assertThat(run("key-file", "remove", file, first).exitCode()).isZero();
        assertThat(ids(file)).containsExactly(second);
    }

    @Test
    void a_file_that_exists_or_has_other_content_or_is_missing_is_reported() throws Exception {
        Path file = created();
        String before = Files.readString(file);
        Path other = Files.writeString(folder.resolve("other.json"), "{}");

        assertThat(run("key-file", "create", file).exitCode()).isEqualTo(1);
        assertThat(file).hasContent(before);
        assertThat(run("key-file", "add", other).err()).contains("is not a key ring of AES-256-GCM keys");
        assertThat(other).hasContent("{}");
        assertThat(run("key-file", "list", folder.resolve("none.json")).exitCode())
                .isEqualTo(3);
        assertThat(run("key-file", "promote", file, 17).err()).contains("has no key 17");
    }

    @Test
    void a_wrapped_copy_is_useless_without_its_key_and_opens_with_it() throws Exception {
        Path file = created();
        Path with = folder.resolve("wrapping.json");
        Path other = folder.resolve("another.json");
        Path wrapped = folder.resolve("wrapped");
        Path restored = folder.resolve("restored.json");
        KeyFile.create(with);
        KeyFile.create(other);

        assertThat(run("key-file", "wrap", file, wrapped, "--with", with).exitCode())
                .isZero();

        assertThat(Files.readString(wrapped)).doesNotContain("keyMaterialType", "primaryKeyId");
        assertThat(run("key-file", "unwrap", wrapped, restored, "--with", other).exitCode())
                .isEqualTo(1);
        assertThat(restored).doesNotExist();
        assertThat(run("key-file", "unwrap", wrapped, restored, "--with", with).exitCode())
                .isZero();
        assertThat(restored).hasSameTextualContentAs(file);
    }

    @Test
    void settings_are_checked_as_at_start_and_secrets_are_masked() throws Exception {
        Path file = created();
        Path settings = Files.writeString(folder.resolve("server.properties"), """
                db.url=jdbc:mariadb://localhost/brokerconnect
                db.password=canary
                vault.key-file=%s
                mp.jwt.verify.issuer=https://id.example.com
                mp.jwt.verify.publickey.location=https://id.example.com/keys
                """.formatted(file));

        Result good = run("settings", "check", "--file", settings);
        assertThat(good.err()).isEmpty();
        assertThat(good.out())
                .contains("db.password = *****", "vault.reseal-batch = 50", "no fault found")
                .doesNotContain("canary");
        assertThat(good.exitCode()).isZero();

        Result bad = PackagedCtl.run(
                Map.of("UPKEEP_BATCH", "0", "VAULT_RESEAL_BATCH", "many", "VAULT_KEY_FILE", folder + "/none"),
                "settings",
                "check",
                "--quiet",
                "--file",
                settings);
        assertThat(bad.out().lines())
                .containsExactlyInAnyOrder(
                        "The setting upkeep.batch must be between 1 and 10000",
                        "The setting vault.reseal-batch must be a whole number",
                        "The setting vault.key-file is " + folder + "/none, which cannot be read.",
                        "3 settings are not valid");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(run("settings", "check", "--file", folder.resolve("none")).exitCode())
                .isEqualTo(3);
    }

    @Test
    void administrators_see_the_keys_of_a_running_server() throws Exception {
        Result status = runAs("admin", "keys", "status", "--url", environment.url());

        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                // a server of an earlier test may still count, and has the key as well
                .containsPattern(": encrypts and decrypts, on (\\d+) of \\1 servers")
                .contains("key_canary: 1", "canary: OPENS")
                .contains("re-encryption: 0 left");
        assertThat(status.exitCode()).isZero();
        assertThat(runAs("admin", "keys", "status", "--json", "--url", environment.url())
                        .out())
                .contains("\"primaryKeyId\"");
    }

    @Test
    void a_refusal_of_the_server_is_printed_with_its_words() throws Exception {
        Result unknown = runAs("admin", "keys", "promote", "17", "--url", environment.url());
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("brokerctl: the server refused (404): ");

        long primary = primary(environment.keyFile());
        Result refused = runAs("admin", "keys", "retire", primary, "--url", environment.url());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("(409)", "Key encrypts new data");

        assertThat(runAs("investor", "keys", "status", "--url", environment.url())
                        .err())
                .contains("(403)");
    }

    @Test
    void the_token_is_not_taken_from_the_command_line_and_not_sent_in_clear_text() throws Exception {
        Path token = Files.writeString(
                folder.resolve("token"), environment.bearer("admin").substring(7) + "\n");

        assertThat(run("keys", "status", "--url", environment.url(), "--token-file", token)
                        .exitCode())
                .isZero();
        assertThat(run("keys", "status", "--url", environment.url()).err()).contains("BROKERCTL_TOKEN");
        assertThat(runAs("admin", "keys", "status", "--url", "http://192.0.2.1:8080")
                        .err())
                .contains("https://");
        Result away = runAs("admin", "keys", "status", "--url", "http://localhost:9");
        assertThat(away.exitCode()).isEqualTo(3);
    }

    @Test
    void an_exported_audit_log_is_verified_without_a_server() throws Exception {
        Person.named("investor", environment).setUp();
        String exported = Person.named("admin", environment)
                .get("/api/admin/audit/export")
                .body();
        Path file = Files.writeString(folder.resolve("audit.jsonl"), exported);

        Result intact = run("log", "verify", file);
        assertThat(intact.out()).contains("the whole log; intact");
        assertThat(intact.exitCode()).isZero();

        Files.writeString(file, exported.replace("\"actor\":\"investor\"", "\"actor\":\"investor2\""));
        Result altered = run("log", "verify", file);
        assertThat(altered.out()).contains("altered: its hash does not fit its content", "not intact");
        assertThat(altered.exitCode()).isEqualTo(1);
    }
}
