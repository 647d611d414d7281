package org.brokerconnect.sandbox.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.SandboxClock;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;

/**
 * The environment of the application on one machine: database, key file, clock, sandbox broker and OpenID provider. The
 * local run and the integration tests use the same environment. Not thread-safe.
 */
public final class LocalEnvironment implements AutoCloseable {

    /** The password of the user {@code metrics} at {@code /metrics} of the application. */
    public static final String METRICS_PASSWORD = "demo";

    private final LocalPorts ports;
    private final Path keyFile;
    private final EmbeddedMariaDb database;
    private final KiteSandbox sandbox;
    private final TastySandbox tastytrade;
    private final UpstoxSandbox upstox;
    private final DemoOpenIdProvider openIdProvider;
    private final ClockFile clockFile;
    private final Path clockJar;

    private LocalEnvironment(Path folder, LocalPorts ports, SandboxOptions options) {
        this.ports = ports;
        this.keyFile = KeyRingFile.createIfMissing(folder.resolve("vault-keyset.json"));
        this.sandbox = sandbox(ports, options);
        this.tastytrade = tastytrade(ports, sandbox.clock());
        this.upstox = upstox(ports, sandbox.clock());
        this.openIdProvider = DemoOpenIdProvider.start(ports.signIn());
        this.clockFile = new ClockFile(folder.resolve("clock"));
        this.clockJar = ClockFile.packClockJar(folder.resolve("clock.jar"));
        sandbox.clock().setListener(clockFile);
        this.database = EmbeddedMariaDb.start(folder.resolve("mariadb"), 0);
    }

    /**
     * Starts all components.
     *
     * @param folder keeps the data of the database and the key file
     * @throws StartupException if a component does not start
     */
    public static LocalEnvironment start(Path folder, LocalPorts ports, SandboxOptions options) {
        return new LocalEnvironment(folder.toAbsolutePath(), ports, options);
    }

    private static KiteSandbox sandbox(LocalPorts ports, SandboxOptions options) {
        String callback = "http://localhost:" + ports.app() + "/api/broker/callback/zerodha";
        return KiteSandbox.start(ports.sandbox(), options.redirectUrl(callback));
    }

    /** On any free port, with the clock of the first sandbox: the application has one clock. */
    private static TastySandbox tastytrade(LocalPorts ports, SandboxClock clock) {
        String callback = "http://localhost:" + ports.app() + "/api/broker/callback/tastytrade";
        return TastySandbox.start(
                0, TastyOptions.defaults().redirectUri(callback).clock(clock));
    }

    /** On any free port: the application gets its address by a setting. */
    private static UpstoxSandbox upstox(LocalPorts ports, SandboxClock clock) {
        String callback = "http://localhost:" + ports.app() + "/api/broker/callback/upstox";
        return UpstoxSandbox.start(0, UpstoxOptions.defaults(callback), clock);
    }

    public EmbeddedMariaDb database() {
        return database;
    }

    public KiteSandbox sandbox() {
        return sandbox;
    }

    public TastySandbox tastytrade() {
        return tastytrade;
    }

    public UpstoxSandbox upstox() {
        return upstox;
    }

    public DemoOpenIdProvider openIdProvider() {
        return openIdProvider;
    }

    /** The public URL of the application. */
    public String appUrl() {
        return "http://localhost:" + ports.app();
    }

    /** A jar for the class path of the server: with it, the application uses the sandbox clock. */
    public Path clockJar() {
        return clockJar;
    }

    /** The settings that connect the application to this environment. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("app.public-url", appUrl());
        settings.put("app.allow-demo-settings", "true");
        settings.put("db.url", database.url());
        settings.put("db.user", database.user());
        settings.put("db.password", database.password());
        settings.put("vault.key-file", keyFile.toString());
        settings.put("metrics.password", METRICS_PASSWORD);
        settings.put(FileClock.FILE_PROPERTY, clockFile.path().toString());
        settings.put("mp.jwt.verify.issuer", openIdProvider.issuer());
        settings.put("mp.jwt.verify.publickey.location", openIdProvider.jwksUrl());
        settings.put("setup.brokers", "zerodha,upstox,tastytrade");
        settings.put("zerodha.rest-url", sandbox.url());
        settings.put("zerodha.login-url", sandbox.url() + "/connect/login");
        settings.put("zerodha.socket-url", sandbox.url().replaceFirst("^http", "ws"));
        settings.put("tastytrade.rest-url", tastytrade.url());
        settings.put("tastytrade.login-url", tastytrade.consentUrl());
        settings.put("upstox.rest-url", upstox.url());
        settings.put("upstox.login-url", upstox.url() + "/v2/login/authorization/dialog");
        return settings;
    }

    @Override
    public void close() {
        database.close();
        openIdProvider.close();
        tastytrade.close();
        upstox.close();
        sandbox.close();
    }
}
