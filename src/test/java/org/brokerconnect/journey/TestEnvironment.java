package org.brokerconnect.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.ForkFolder;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.DemoOpenIdProvider;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.sandbox.run.LocalEnvironment;
import org.brokerconnect.sandbox.run.LocalPorts;
import org.brokerconnect.sandbox.run.Ports;
import org.brokerconnect.sandbox.run.ServerConfig;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;

/**
 * The built WAR on the server that the build selects, with a database, the sandbox broker and an OpenID provider, on
 * free ports. The server runs in a time zone that neither the broker nor the database uses, which reveals dates that
 * are read in the wrong zone. Test classes receive it as a parameter: {@link WithTestEnvironment}.
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

    /** Watched connections, by how their prices arrive. */
    private static final String PRICE_FEEDS = "broker_connect_price_feeds";

    /** A limit for requests that tests do not reach; {@link RequestLimitsIT} uses a server with narrow limits. */
    private static final String WIDE = "1000000";

    private static final Path FOLDER = ForkFolder.of("stack");

    /** The folders of this and of other test JVMs. */
    private static final Path ALL_FOLDERS = FOLDER.getParent();

    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final List<Path> POST_BOOT = Stream.concat(
                    ServerConfig.POST_BOOT.stream(),
                    Stream.of(
                            Path.of("server-config", "payara", "access-log.asadmin"),
                            Path.of("src", "test", "resources", "short-timers.asadmin")))
            .toList();
    /** Options of the server's JVM that measurements give; tests use those of the local run. */
    private static final List<String> JVM_OPTIONS = Arrays.stream(
                    System.getProperty("server.options", "").split(" "))
            .filter(option -> !option.isBlank())
            .toList();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** 10:30 of a Wednesday in India: shares are traded and no session ends, whenever the tests run. */
    public static final Instant WEDNESDAY = Instant.parse("2026-11-25T05:00:00Z");

    /**
     * Sweeps run often, calls to a slow broker time out soon, and the circuit breaker tolerates the many failures that
     * tests cause. The background sampling of holdings is so rare that it does not disturb other tests.
     */
    private static final Map<String, String> SETTINGS = settings(
            "user.timezone", TIME_ZONE,
            "app.return-addresses", LISTED_RETURN_ADDRESS + "," + OTHER_FRONT_END + "/done.html",
            "app.allowed-origins", OTHER_FRONT_END.toString(),
            "upkeep.sweep-millis", "250",
            "status.heartbeat-seconds", "1",
            "vault.reseal-per-second", "1000",
            "history.interval-minutes", "360",
            "zerodha.connect-timeout-seconds", "2",
            "zerodha.read-timeout-seconds", "3",
            "zerodha.stream-pause-when-full-seconds", "5",
            "portfolio.stream-poll-millis", "1000",
            "portfolio.stream-linger-millis", "200",
            "org.brokerconnect.broker.zerodha.KiteHttp/call/CircuitBreaker/requestVolumeThreshold", "1000",
            "status.outage-seconds", "5",
            "limits.requests-of-person-per-minute", WIDE,
            "limits.attempts-of-person-per-minute", WIDE,
            "limits.attempts-of-address-per-minute", WIDE,
            "limits.callbacks-of-address-per-minute", WIDE,
            "limits.pasted-addresses-of-person-per-minute", WIDE,
            "limits.credential-writes-of-person-per-minute", WIDE,
            "limits.refused-tokens-of-address-per-minute", WIDE,
            "doctor.at-start", "false",
            "setup.connections-per-person", "1000",
            "handshake.open-attempts-per-person", "30",
            "quota.person-calls-per-second", "10000",
            "quota.person-concurrent-calls", "1000",
            "quota.server-calls-per-second", "10000");

    private static Map<String, String> settings(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Map.copyOf(settings);
    }

    private final LocalEnvironment environment;
    private final BearerTokens bearers;
    private final ApplicationServer app;
    private final URI url;

    private TestEnvironment(LocalEnvironment environment, BearerTokens bearers, ApplicationServer app, URI url) {
        this.environment = environment;
        this.bearers = bearers;
        this.app = app;
        this.url = url;
    }

    static TestEnvironment start() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        LocalPorts ports = LocalPorts.free();
        SandboxOptions broker =
                SandboxOptions.defaults().secretPrefix(TOKEN_PREFIX).startAt(WEDNESDAY);
        LocalEnvironment environment = LocalEnvironment.start(FOLDER, ports, broker);
        ApplicationServer app = server(environment, "server", ports.app(), Map.of());
        app.start(PATIENCE);
        return new TestEnvironment(environment, new BearerTokens(environment.openIdProvider()), app, app.url());
    }

    private static ApplicationServer server(
            LocalEnvironment environment, String name, int port, Map<String, String> changes) {
        return ApplicationServer.of(config(environment, name, port, changes));
    }

    private static ServerConfig config(
            LocalEnvironment environment, String name, int port, Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(environment.settings());
        settings.putAll(SETTINGS);
        settings.putAll(ApplicationServer.dataSource());
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return new ServerConfig(
                WAR,
                FOLDER.resolve(name),
                FOLDER.resolve(name + ".log"),
                port,
                settings,
                POST_BOOT,
                List.of(environment.clockJar()),
                JVM_OPTIONS);
    }

    /**
     * Deletes all connections and resets the sandbox broker; the clock starts on the Wednesday again. Sweeps and price
     * feeds that found a connection before end first, so that their calls are not counted in the next test.
     */
    void empty() throws Exception {
        new DatabaseRows(this).deleteConnections();
        new Sweeps(this).awaitRunning();
        Metrics metrics = new Metrics(this);
        Eventually.holds("the price feeds of earlier tests end", () -> metrics.sum(PRICE_FEEDS) == 0);
        sandbox().reset();
        upstox().reset();
        tastytrade().reset();
    }

    /** The base URL of the application, without a path. */
    public URI url() {
        return url;
    }

    /** The URL of a path; servers may answer health checks at another port. */
    URI url(String path) {
        return (path.startsWith("/health/") ? app.readiness() : url).resolve(path);
    }

    /** The one allowed origin besides the application's own; nothing listens there unless a test starts a server. */
    public URI otherFrontEnd() {
        return OTHER_FRONT_END;
    }

    /** The server process. A test that stops or kills it starts it again. */
    public ApplicationServer app() {
        return app;
    }

    /**
     * Configures a second server on the same database with the same public URL, but does not start it. The caller
     * closes it.
     *
     * @param name names its folder and its log
     * @param changes settings that differ from the first server's; an empty value removes a setting
     */
    public ApplicationServer another(String name, Map<String, String> changes) {
        return anotherAt(Ports.free(), name, changes);
    }

    /** As {@link #another}; listens on this port. */
    public ApplicationServer anotherAt(int port, String name, Map<String, String> changes) {
        return server(environment, name, port, changes);
    }

    /** As {@link #another}; the server runs another version of the application. */
    public ApplicationServer anotherVersion(Path war, String name, Map<String, String> changes) {
        return ApplicationServer.of(
                config(environment, name, Ports.free(), changes).withWar(war));
    }

    /** As {@link #another}; the server logs JSON. */
    ApplicationServer anotherWithJsonLog(String name, Map<String, String> changes) {
        return ApplicationServer.of(
                config(environment, name, Ports.free(), changes).withLogging(ServerConfig.Logging.JSON));
    }

    /** The same environment with requests going to {@code server}, a second server of this environment. */
    public TestEnvironment through(ApplicationServer server) {
        return new TestEnvironment(environment, bearers, server, server.url());
    }

    /** The same environment with requests going to this address, of a proxy. */
    TestEnvironment through(URI proxy) {
        return new TestEnvironment(environment, bearers, app, proxy);
    }

    /** The settings of a server of this environment that depend on it: addresses, database, key file and sign-in. */
    public Map<String, String> settings() {
        return Map.copyOf(environment.settings());
    }

    /** The key file that encrypts the secrets in the database. */
    public Path keyFile() {
        return Path.of(environment.settings().get("vault.key-file"));
    }

    public EmbeddedMariaDb database() {
        return environment.database();
    }

    /** The sandbox of Upstox, which has the clock of {@link #sandbox}. It is reset before each test. */
    public UpstoxSandbox upstox() {
        return environment.upstox();
    }

    /** The sandbox of tastytrade, which has the clock of {@link #sandbox}. It is reset before each test. */
    public TastySandbox tastytrade() {
        return environment.tastytrade();
    }

    /** The sandbox broker, whose clock the application shares. It is reset before each test. */
    public KiteSandbox sandbox() {
        return environment.sandbox();
    }

    public DemoOpenIdProvider signIn() {
        return environment.openIdProvider();
    }

    /**
     * An {@code Authorization} header for a demo user; any other name gets the role investor. The token is valid for at
     * least 50 minutes and is the same in several calls, because signing takes 30 ms of computation.
     */
    public String bearer(String person) {
        return bearers.of(person);
    }

    /** The log of the server so far. */
    String serverLog() throws IOException {
        return Files.readString(app.log(), StandardCharsets.UTF_8);
    }

    /** The text of all logs so far: servers, access logs and the database. */
    public String logs() throws IOException {
        return LogFiles.read(ALL_FOLDERS, Integer.MAX_VALUE) + LogFiles.read(Path.of("target"), 1);
    }

    @Override
    public void close() {
        app.close();
        environment.close();
    }
}
