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
 * The built WAR on Payara Micro and everything around it, on free ports, with an empty database. The server's time zone is one that neither the broker nor
 * the database uses, so that a date read in the wrong zone shows. A test class asks for it as a parameter: {@link WithStack}.
 */
public final class Stack implements AutoCloseable {

    /** How every token of the sandbox begins, so that a leak can be searched for. */
    public static final String TOKEN_PREFIX = "leakedtoken";

    /** The one address outside that the administrator of this stack lets people return to. */
    static final String LISTED_RETURN_ADDRESS = "https://partner.example/done";

    /** The origin that the administrator of this stack lets use the API; what listens there is a test's business. */
    private static final URI OTHER_FRONT_END = URI.create("http://localhost:" + Ports.free());

    /** Behind UTC, half an hour off, with summer time. */
    private static final String TIME_ZONE = "America/St_Johns";

    private static final Path FOLDER = Path.of("target", "stack");
    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final List<Path> POST_BOOT = Stream.concat(
                    PayaraMicroConfig.POST_BOOT.stream(),
                    Stream.of(Path.of("server-config", "payara", "access-log.asadmin")))
            .toList();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Upkeep is seen soon; a slow broker tires soon, and one that fails often, as it does here, does not. Holdings are read in the background so seldom that
     * tests of other things do not meet it.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "user.timezone", TIME_ZONE,
            "app.return-addresses", LISTED_RETURN_ADDRESS + "," + OTHER_FRONT_END + "/done.html",
            "app.allowed-origins", OTHER_FRONT_END.toString(),
            "upkeep.sweep-seconds", "1",
            "status.heartbeat-seconds", "1",
            "history.interval-minutes", "360",
            "zerodha.read-timeout-seconds", "3",
            "zerodha.stream-pause-when-full-seconds", "5",
            "portfolio.stream-poll-millis", "1000",
            "org.brokerconnect.broker.zerodha.KiteHttp/call/CircuitBreaker/requestVolumeThreshold", "1000");

    private final LocalEnvironment environment;
    private final PayaraMicro app;

    private Stack(LocalEnvironment environment, PayaraMicro app) {
        this.environment = environment;
        this.app = app;
    }

    static Stack start() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
        LocalPorts ports = LocalPorts.free();
        LocalEnvironment environment =
                LocalEnvironment.start(FOLDER, ports, SandboxOptions.defaults().secretPrefix(TOKEN_PREFIX));
        PayaraMicro app = server(environment, "server", ports.app(), Map.of());
        app.start(PATIENCE);
        return new Stack(environment, app);
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
                List.of(environment.clockJar())));
    }

    /** Nobody has a connection, the broker is as after its start, and the clock of both is the machine's. */
    void empty() throws SQLException {
        new Rows(this).forgetEverybody();
        sandbox().reset();
    }

    /** Where the application answers, without a path. */
    public URI url() {
        return app.url();
    }

    /** The one other origin whose pages may use the API; nothing listens there, unless a test does. */
    public URI otherFrontEnd() {
        return OTHER_FRONT_END;
    }

    /** The server that runs it: to be killed, stopped and started again. A test that does so starts it again at the end. */
    public PayaraMicro app() {
        return app;
    }

    /**
     * A second server for the same database and the same people, running; its public address is the first one's. Whoever asked for it closes it.
     *
     * @param name for its folder and its log
     */
    public PayaraMicro startAnother(String name) {
        PayaraMicro another = another(name, Map.of());
        another.start(PATIENCE);
        return another;
    }

    /**
     * A second server as above, not started.
     *
     * @param changes other settings than the first one's; an empty value takes one away
     */
    public PayaraMicro another(String name, Map<String, String> changes) {
        return server(environment, name, Ports.free(), changes);
    }

    /** The same stack as it looks to whoever is sent to that server, for one that {@link #startAnother} or {@link #another} gave. */
    Stack through(PayaraMicro server) {
        return new Stack(environment, server);
    }

    /** What seals the database's secrets. */
    Path keyFile() {
        return Path.of(environment.settings().get("vault.key-file"));
    }

    public EmbeddedMariaDb database() {
        return environment.database();
    }

    /** The broker. Its clock is the application's as well. Both are as after the start before each test. */
    public KiteSandbox sandbox() {
        return environment.sandbox();
    }

    public DemoOpenIdProvider signIn() {
        return environment.openIdProvider();
    }

    /** An {@code Authorization} header of one of the demo people, or of anybody else, who is an investor then. */
    public String bearer(String person) {
        return signIn().bearer(person);
    }

    /** What all parts have logged until now: every server and who accessed it, and the database. */
    public String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> ofServers = Files.walk(FOLDER);
                Stream<Path> others = Files.list(Path.of("target"))) {
            for (Path log :
                    Stream.concat(ofServers, others).filter(Stack::isLog).toList()) {
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
