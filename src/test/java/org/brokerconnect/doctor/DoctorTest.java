package org.brokerconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.ForkFolder;
import org.brokerconnect.database.ConfiguredDataSource;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.Sealer;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test plants one fault in a healthy set-up and expects exactly its finding. */
class DoctorTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final String CANARY = "the key ring is the right one";

    private static final String METRICS_PASSWORD = "wXv9-kR2m-Tq8z";

    @TempDir
    private static Path folder;

    /** Whether no test has changed the database since it was created: creating it takes long. */
    private static boolean isDatabaseHealthy;

    private static EmbeddedMariaDb database;
    private static HealthySetUp web;
    private static Path keys;

    private final Map<String, String> settings = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private ClientView client = ClientView.NONE;
    private Set<String> migrations;
    private final Map<String, Map<String, Double>> measurements = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        isDatabaseHealthy = false;
        database = EmbeddedMariaDb.start(ForkFolder.of("doctor-database"), 0);
        web = new HealthySetUp(folder);
        keys = folder.resolve("keys.json");
        KeyFile.create(keys);
    }

    @AfterAll
    static void stop() {
        web.close();
        database.close();
    }

    @BeforeEach
    void healthy() throws Exception {
        if (!isDatabaseHealthy) {
            createDatabase();
            isDatabaseHealthy = true;
        }
        migrations = new HashSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.forEach(file -> migrations.add(file.getFileName().toString()));
        }
        healthySettings();
        web.reset();
    }

    private static void createDatabase() throws Exception {
        execute("drop database brokerconnect", "create database brokerconnect character set utf8mb4");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .table("schema_history")
                .load()
                .migrate();
        String canary = new Sealer(Files.readString(keys)).seal("key_canary.sealed", new UUID(0, 1), CANARY);
        execute("insert into key_canary (id, sealed) values (1, '" + canary + "')");
    }

    private void healthySettings() throws IOException {
        Properties defaults = new Properties();
        try (var file = Files.newBufferedReader(DEFAULTS)) {
            defaults.load(file);
        }
        defaults.stringPropertyNames().forEach(name -> settings.put(name, defaults.getProperty(name)));
        settings.putAll(web.released());
        settings.put("app.public-url", web.url());
        settings.put("mp.jwt.verify.issuer", web.url() + "/id");
        settings.put("mp.jwt.verify.publickey.location", web.url() + "/id/keys");
        settings.put("db.url", database.url() + "?transactionIsolation=READ-COMMITTED");
        settings.put("db.user", database.user());
        settings.put("db.password", database.password());
        settings.put("vault.key-file", keys.toString());
        settings.put("metrics.password", METRICS_PASSWORD);
        settings.put("doctor.free-disk-mib", "1");
        settings.put("doctor.log-folder", folder.toString());
        settings.put("java.io.tmpdir", folder.toString());
    }

    @AfterEach
    void restore() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    }

    private static void execute(String... statements) throws SQLException {
        isDatabaseHealthy = false;
        try (Connection connection = DriverManager.getConnection(
                        database.url().replaceAll("/[^/]*$", "/"), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.contains(" database ")) {
                    statement.execute("use brokerconnect");
                }
                statement.execute(sql);
            }
        }
    }

    private Map<String, Double> measured(String meter) {
        return measurements.getOrDefault(meter, Map.of());
    }

    private List<Finding> examine() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        Examination set = new Examination(
                config,
                web.released(),
                ConfiguredDataSource.of(config),
                true,
                migrations,
                web.web(),
                clock,
                this::measured,
                client);
        return Doctor.examine(set).stream()
                .flatMap(result -> result.findings().stream())
                .toList();
    }

    /** Exactly these, each with complete sentences. */
    private void expect(String... codes) {
        List<Finding> findings = examine();
        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrder(codes);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(Stream.of(finding.wrong(), finding.follows(), finding.fix()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContainPattern("\\{\\d}"));
            assertThat(finding.toString() + finding.wrong() + finding.follows() + finding.fix())
                    .doesNotContain("pw-7Kq-3", METRICS_PASSWORD, "\"keyData\"");
        });
    }

    @Test
    void a_healthy_set_up_has_no_finding() {
        expect();
    }

    @Test
    void a_local_run_over_http_has_no_finding_about_encryption_and_production() {
        settings.put("app.public-url", "http://localhost:1");
        settings.put("zerodha.login-url", "http://localhost:1/login");

        expect("public-url-unreachable");
    }

    /** One setting with a fault. {@code URL} stands for the address of the set-up. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.front-end-url | http://app.example.com | address-not-https",
                "app.front-end-url | http://192.168.1.7:8080 | address-not-https",
                "zerodha.rest-url | https://127.0.0.1:1/oms | broker-address-not-production broker-unreachable",
                "zerodha.login-url | https://kite.sandbox.example/connect/login | broker-address-not-production",
                "zerodha.socket-url | ws://kite.example | broker-address-not-encrypted",
                "mp.jwt.verify.issuer | https://localhost:1/id | issuer-unreachable",
                "mp.jwt.verify.issuer | URL/other | issuer-not-found",
                "mp.jwt.verify.issuer | http://id.example.com | sign-in-not-https",
                "mp.jwt.verify.issuer | id.example.com | sign-in-not-set",
                "mp.jwt.verify.publickey.location | URL/id/none | sign-in-keys-missing sign-in-keys-elsewhere",
                "mp.jwt.verify.audiences | | audience-not-set",
                "http.trusted-proxies | 0.0.0.0/1,128.0.0.0/1 | trusted-proxies-too-wide trusted-proxies-too-wide",
                "http.trusted-proxies | 10.0.0.0/8, 8.0.0.0/7 | trusted-proxies-too-wide",
                "http.trusted-proxies | 2000::/3 | trusted-proxies-too-wide",
                "metrics.password | | metrics-password-missing",
                "metrics.password | pw-7Kq-3 | metrics-password-short",
                "upkeep.parallel-calls | 32 | pool-too-small",
                "upkeep.parallel-calls | 1000 | pool-too-small",
                "status.heartbeat-seconds | 90 | heartbeat-too-rare",
                "db.statement-timeout-millis | 4000 | limits-inverted",
                "portfolio.waiting-max | 150 | limits-inverted",
                "http.bodies-per-person | 64 | limits-inverted",
                "quota.person-wait-millis | 5000 | limits-inverted",
                "zerodha.connect-timeout-seconds | 10 | limits-inverted",
                "doctor.free-disk-mib | 1000000000 | disk-nearly-full",
                "doctor.log-folder | /nowhere/logs | folder-not-writable",
                "vault.key-file | /nowhere/keys.json | key-file-unreadable",
                "vault.key-file | | key-file-not-set",
                "db.password | wrong | database-unreachable",
                "db.url | jdbc:mariadb://127.0.0.1:1/brokerconnect | database-unreachable",
            })
    void a_wrong_setting(String setting, String value, String codes) {
        settings.put(setting, value == null ? "" : value.replace("URL", web.url()));

        expect(codes.split(" "));
    }

    @Test
    void the_time_limits_of_every_broker_are_compared() {
        web.release("second.rest-url", web.url());
        settings.put("second.rest-url", web.url());
        settings.put("second.connect-timeout-seconds", "10");
        settings.put("second.read-timeout-seconds", "10");

        expect("limits-inverted");
    }

    @Test
    void a_public_url_over_http() {
        settings.put("app.public-url", "http://broker-connect.invalid");

        expect("address-not-https", "public-url-unreachable");
    }

    @Test
    void a_public_url_of_another_application() {
        web.serve("/settings.json", "{}");

        expect("public-url-elsewhere");
    }

    @Test
    void a_client_at_another_address() {
        client = new ClientView(URI.create("https://other.example"), false);

        expect("address-not-public-url");
    }

    @Test
    void a_client_at_the_public_url() {
        client = new ClientView(URI.create(web.url()), false);

        expect();
    }

    @Test
    void a_proxy_that_is_not_trusted() {
        client = new ClientView(null, true);

        expect("trusted-proxies-missing");
    }

    @Test
    void an_issuer_with_another_name() {
        web.serve("/id/.well-known/openid-configuration", "{\"issuer\":\"https://id.example.com\"}");

        expect("issuer-differs");
    }

    @Test
    void keys_of_the_provider_at_another_address() {
        web.serve("/id/old-keys", "{\"keys\":[{\"kty\":\"EC\"}]}");
        settings.put("mp.jwt.verify.publickey.location", web.url() + "/id/old-keys");

        expect("sign-in-keys-elsewhere");
    }

    @Test
    void keys_of_the_provider_that_cannot_be_reached() {
        web.serve("/id/.well-known/openid-configuration", "{\"issuer\":\"" + web.url() + "/id\"}");
        settings.put("mp.jwt.verify.publickey.location", "https://localhost:1/keys");

        expect("sign-in-keys-unreachable");
    }

    @ParameterizedTest
    @CsvSource({"PT1H", "PT-1H", "PT10S", "PT-10S"})
    void a_clock_that_is_wrong(Duration difference) {
        clock = Clock.offset(Clock.systemUTC(), difference);

        expect("clock-differs-from-broker", "clock-differs-from-database");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw----r--", "rw--w----"})
    void a_key_file_that_others_can_use(String permissions) throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(permissions));

        expect("key-file-open-to-others");
    }

    @Test
    void a_key_file_with_other_content() throws IOException {
        Path other = privateFile("other.json", "{}");
        settings.put("vault.key-file", other.toString());

        expect("key-file-unusable");
    }

    @Test
    void a_key_file_of_another_database() throws IOException {
        Path other = folder.resolve("wrong-" + UUID.randomUUID());
        KeyFile.create(other);
        settings.put("vault.key-file", other.toString());

        expect("key-wrong");
    }

    @Test
    void a_wrapped_key_file_and_a_wrong_wrapping_key() throws IOException {
        Path wrapping = folder.resolve("wrapping-" + UUID.randomUUID());
        Path wrapped = folder.resolve("wrapped-" + UUID.randomUUID());
        KeyFile.create(wrapping);
        KeyFile.wrap(keys, wrapping, wrapped);
        settings.put("vault.key-file", wrapped.toString());
        settings.put("vault.wrapping-key-file", wrapping.toString());
        expect();

        settings.put("vault.wrapping-key-file", keys.toString());
        expect("key-file-unusable");
    }

    private static Path privateFile(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static Stream<List<String>> schemaFaults() {
        return Stream.of(
                List.of("drop table audit_entry", "table-missing"),
                List.of("drop table portfolio_value", "table-missing"),
                List.of(
                        "alter table broker_config modify label varchar(100) not null collate utf8mb4_general_ci",
                        "column-collation"),
                List.of("alter table broker_quota engine = MyISAM", "table-engine"),
                List.of("update schema_history set success = 0 where version = '9'", "migration-failed"),
                List.of("delete from schema_history where version = '17'", "migration-missing"),
                List.of(
                        "insert into schema_history select 999, '999', 'x', 'SQL', 'V999__x.sql', 1, 'x', now(), 1, 1",
                        "migration-unknown"));
    }

    @ParameterizedTest
    @MethodSource("schemaFaults")
    void a_schema_that_was_changed(List<String> fault) throws SQLException {
        execute(fault.get(0));

        expect(fault.get(1));
    }

    @Test
    void a_database_without_tables() throws SQLException {
        execute("drop database brokerconnect", "create database brokerconnect");

        expect("schema-absent");
    }

    @Test
    void a_release_that_is_newer_than_the_database() {
        migrations.add("V998__next.sql");

        expect("migration-missing");
    }

    @Test
    void a_pool_with_another_isolation_level() {
        settings.put("db.url", database.url());

        expect("database-isolation");
    }

    @Test
    void a_database_that_cuts_values_off() {
        settings.put("db.url", database.url() + "?transactionIsolation=READ-COMMITTED&sessionVariables=sql_mode=''");

        expect("database-not-strict");
    }

    @ParameterizedTest
    @CsvSource({
        "broker_connect_event_lag, 10.4, event-lag, 10 seconds",
        "broker_connect_request_limits_local, 1, limits-not-shared, counts alone",
        "broker_connect_plans_without_prices, 3, plan-without-prices, 3 configurations"
    })
    void what_a_running_server_has_measured(String meter, double value, String code, String wrong) {
        measurements.put(meter, Map.of("zerodha", 0.0));
        expect();
        measurements.put(meter, Map.of("zerodha", value));

        expect(code);
        assertThat(examine().get(0).wrong()).contains(wrong);
    }

    @Test
    void events_that_the_running_server_does_not_publish() throws SQLException {
        execute(event(7, "1 minute"), event(8, "1 second"));
        published(Double.NaN);
        expect();
        published(7);
        expect();

        published(6);

        expect("events-not-published");
        assertThat(examine().get(0).wrong()).contains("1 events");
    }

    private void published(double position) {
        measurements.put("broker_connect_event_published_position", Map.of("", position));
    }

    private static String event(long position, String age) {
        return "insert into connection_event (position, connection_id, sequence, owner, happened_at, change_kind,"
                + " from_state, to_state, actor, hash) values (" + position + ", uuid(), 1, 'asha', utc_timestamp(6)"
                + " - interval " + age + ", 'CREATED', 'DISCONNECTED', 'DISCONNECTED', 'asha', repeat('0', 64))";
    }

    @Test
    void a_database_that_does_not_accept_changes() {
        settings.put("db.url", database.url() + "?transactionIsolation=READ-COMMITTED&sessionVariables=tx_read_only=1");

        expect("limits-store-refused");
    }

    @Test
    void a_kind_of_addresses_that_the_jvm_would_use_and_cannot_reach() {
        web.addresses("::1", "127.0.0.1");

        expect("address-family-unreachable");
    }

    @Test
    void a_kind_of_addresses_that_is_unreachable_and_not_used() {
        web.addresses("127.0.0.1", "::1");

        expect("address-family-unused");
    }

    @Test
    void one_of_several_addresses_of_a_kind_is_enough() {
        web.addresses("127.0.0.2", "127.0.0.1");

        expect();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, 60000, ",
        "FORBIDDEN, 60000, ",
        "ENDED, 60000, ",
        "PAGE, 60000, stream-refused",
        "OPEN_WITHOUT_EVENT, 500, stream-buffered",
        "NOTHING, 500, stream-buffered"
    })
    void an_event_stream_that_a_proxy_collects_or_answers(HealthySetUp.Stream answer, int patience, String code)
            throws IOException {
        web.stream(answer);

        assertThat(StreamCheck.examine(web.web(), URI.create(web.url()), "token", Duration.ofMillis(patience)))
                .map(Finding::code)
                .isEqualTo(java.util.Optional.ofNullable(code));
    }

    @Test
    void more_than_twenty_kinds_of_faults_have_texts() throws IOException {
        Properties texts = new Properties();
        try (var file =
                Files.newBufferedReader(Path.of("src/main/resources/org/brokerconnect/doctor/findings.properties"))) {
            texts.load(file);
        }
        Set<String> codes = texts.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());

        assertThat(codes).hasSizeGreaterThan(20).allSatisfy(code -> assertThat(texts)
                .containsKeys(code + ".wrong", code + ".follows", code + ".fix"));
        assertThat(texts).hasSize(3 * codes.size());
    }

    @Test
    void a_token_that_the_settings_do_not_accept() {
        Instant now = clock.instant();
        assertThat(tokenFindings(web.url() + "/id", "broker-connect", now)).isEmpty();
        assertThat(tokenFindings(web.url() + "/id", "account", now)).containsExactly("token-audience");
        assertThat(tokenFindings("https://id.example.com", "broker-connect", now))
                .containsExactly("token-issuer");
        assertThat(tokenFindings(web.url() + "/id", "broker-connect", now.minus(Duration.ofDays(1))))
                .containsExactly("token-not-current");
    }

    private List<String> tokenFindings(String issuer, String audience, Instant from) {
        String claims = "{\"iss\":\"" + issuer + "\",\"aud\":[\"" + audience + "\"],\"iat\":" + from.getEpochSecond()
                + ",\"exp\":" + from.plusSeconds(300).getEpochSecond() + "}";
        String token = "e30." + java.util.Base64.getUrlEncoder().encodeToString(claims.getBytes()) + ".c2ln";
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        Examination set = new Examination(
                config, Map.of(), null, false, Set.of(), web.web(), clock, Measurements.NONE, ClientView.NONE);
        return TokenCheck.examine(set, token).stream().map(Finding::code).toList();
    }
}
