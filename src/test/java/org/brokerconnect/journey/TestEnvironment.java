package org.brokerconnect.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.sandbox.run.DemoOpenIdProvider;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.sandbox.run.LocalEnvironment;
import org.brokerconnect.sandbox.run.LocalPorts;
import org.brokerconnect.sandbox.run.PayaraMicro;
import org.brokerconnect.sandbox.run.PayaraMicroConfig;
import org.brokerconnect.sandbox.run.Ports;

/**
 * The built WAR on Payara Micro with a database, the sandbox broker and an OpenID provider, on free ports. The server
 * runs in a time zone that neither the broker nor the database uses, which reveals dates that are read in the wrong
 * zone. Test classes receive it as a parameter: {@link WithTestEnvironment}.
 */
public final class TestEnvironment implements AutoCloseable {

    /** The prefix of every token of the sandbox; leaks are found by it. */
    public static final String TOKEN_PREFIX = "leakedtoken";

    /** The one external address in {@code app.return-addresses}. */
    static final String LISTED_RETURN_ADDRESS = "https://partner.example/done";

    /** The one origin in {@code app.allowed-origins}; nothing listens there unless a test starts a server. */
    private static final URI OTHER_FRONT_END = URI.create("http://localhost:" + Ports.free());

    /** Behind UTC by a fraction of an hour, with daylight saving time. */
    private static final String TIME_ZONE = "America/St_Johns";

    /** A limit for requests that tests do not reach; {@link RequestLimitsIT} uses a server with narrow limits. */
    private static final String WIDE = "1000000";

    private static final Path FOLDER = Path.of("target", "stack");
    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final List<Path> POST_BOOT = Stream.concat(
                    PayaraMicroConfig.POST_BOOT.stream(),
                    Stream.of(
                            Path.of("server-config", "payara", "access-log.asadmin"),
                            Path.of("src", "test", "resources", "short-timers.asadmin")))
            .toList();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Sweeps run often, calls to a slow broker time out soon, and the circuit breaker tolerates the many failures that
     * tests cause. The background sampling of holdings is so rare that it does not disturb other tests.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("user.timezone", TIME_ZONE),
            Map.entry("app.return-addresses", LISTED_RETURN_ADDRESS + "," + OTHER_FRONT_END + "/done.html"),
            Map.entry("app.allowed-origins", OTHER_FRONT_END.toString()),
            Map.entry("upkeep.sweep-millis", "250"),
            Map.entry("status.heartbeat-seconds", "1"),
            Map.entry("history.interval-minutes", "360"),
            Map.entry("zerodha.read-timeout-seconds", "3"),
            Map.entry("zerodha.stream-pause-when-full-seconds", "5"),
            Map.entry("portfolio.stream-poll-millis", "1000"),
            Map.entry("org.brokerconnect.broker.zerodha.KiteHttp/call/CircuitBreaker/requestVolumeThreshold", "1000"),
            Map.entry("limits.requests-of-person-per-minute", WIDE),
            Map.entry("limits.attempts-of-person-per-minute", WIDE),
            Map.entry("limits.attempts-of-address-per-minute", WIDE),
            Map.entry("limits.callbacks-of-address-per-minute", WIDE),
            Map.entry("limits.pasted-addresses-of-person-per-minute", WIDE),
            Map.entry("limits.credential-writes-of-person-per-minute", WIDE),
            Map.entry("setup.connections-per-person", "1000"),
            Map.entry("handshake.open-attempts-per-person", "30"),
            Map.entry("quota.person-calls-per-second", "10000"),
            Map.entry("quota.person-concurrent-calls", "1000"),
            Map.entry("quota.server-calls-per-second", "10000"));

    private final LocalEnvironment environment;
    private final PayaraMicro app;

    private TestEnvironment(LocalEnvironment environment, PayaraMicro app) {
        this.environment = environment;
        this.app = app;
    }

    static TestEnvironment start() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        LocalPorts ports = LocalPorts.free();
        LocalEnvironment environment =
                LocalEnvironment.start(FOLDER, ports, SandboxOptions.defaults().secretPrefix(TOKEN_PREFIX));
        PayaraMicro app = server(environment, "server", ports.app(), Map.of());
        app.start(PATIENCE);
        return new TestEnvironment(environment, app);
    }

    private static PayaraMicro server(
            LocalEnvironment environment, String name, int port, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(environment.settings());
        settings.putAll(SETTINGS);
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return new PayaraMicro(new PayaraMicroConfig(
                WAR,
                FOLDER.resolve(name),
                FOLDER.resolve(name + ".log"),
                port,
                settings,
                POST_BOOT,
                List.of(environment.clockJar()),
                List.of()));
    }

    /** Deletes all connections and resets the sandbox broker; the clock is the machine's again. */
    void empty() throws SQLException {
        new DatabaseRows(this).deleteConnections();
        sandbox().reset();
    }

    /** The base URL of the application, without a path. */
    public URI url() {
        return app.url();
    }

    /** The one allowed origin besides the application's own; nothing listens there unless a test starts a server. */
    public URI otherFrontEnd() {
        return OTHER_FRONT_END;
    }

    /** The server process. A test that stops or kills it starts it again. */
    public PayaraMicro app() {
        return app;
    }

    /**
     * Starts a second server on the same database with the same public URL. The caller closes it.
     *
     * @param name names its folder and its log
     */
    public PayaraMicro startAnother(String name) {
        PayaraMicro another = another(name, Map.of());
        another.start(PATIENCE);
        return another;
    }

    /**
     * Configures a second server as {@link #startAnother} does, but does not start it.
     *
     * @param changes settings that differ from the first server's; an empty value removes a setting
     */
    public PayaraMicro another(String name, Map<String, String> changes) {
        return server(environment, name, Ports.free(), changes);
    }

    /** The same environment with requests going to {@code server}, a second server of this environment. */
    TestEnvironment through(PayaraMicro server) {
        return new TestEnvironment(environment, server);
    }

    /** The key file that encrypts the secrets in the database. */
    Path keyFile() {
        return Path.of(environment.settings().get("vault.key-file"));
    }

    public EmbeddedMariaDb database() {
        return environment.database();
    }

    /** The sandbox broker, whose clock the application shares. It is reset before each test. */
    public KiteSandbox sandbox() {
        return environment.sandbox();
    }

    public DemoOpenIdProvider signIn() {
        return environment.openIdProvider();
    }

    /** An {@code Authorization} header for a demo user; any other name gets the role investor. */
    public String bearer(String person) {
        return signIn().bearer(person);
    }

    /** The text of all logs so far: servers, access logs and the database. */
    public String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> ofServers = Files.walk(FOLDER);
                Stream<Path> others = Files.list(Path.of("target"))) {
            for (Path log : Stream.concat(ofServers, others)
                    .filter(TestEnvironment::isLog)
                    .toList()) {
                all.append(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".log") || name.startsWith("server_access_log");
    }

    @Override
    public void close() {
        app.close();
        environment.close();
    }
}
