package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.vault.KeyFile;

/**
 * Everything that the application needs around it: database, key file, clock, sandbox broker and sign-in. The local run and the tests put the same
 * application into the same surroundings.
 */
public final class Surroundings implements AutoCloseable {

    /** Of the user {@code metrics} at the application's {@code /metrics}. */
    public static final String METRICS_PASSWORD = "demo";

    private final LocalPorts ports;
    private final Path keyFile;
    private final EmbeddedMariaDb database;
    private final KiteSandbox sandbox;
    private final DemoSignIn signIn;
    private final ClockFile clockFile;
    private final Path clockReader;

    private Surroundings(Path folder, LocalPorts ports, SandboxOptions options) {
        this.ports = ports;
        this.keyFile = keyFile(folder.resolve("vault-keyset.json"));
        this.sandbox = sandbox(ports, options);
        this.signIn = DemoSignIn.start(ports.signIn());
        this.clockFile = new ClockFile(folder.resolve("clock"));
        this.clockReader = ClockFile.packReader(folder.resolve("clock.jar"));
        sandbox.clock().follow(clockFile);
        this.database = EmbeddedMariaDb.start(folder.resolve("mariadb"), 0);
    }

    /**
     * Starts the parts.
     *
     * @param folder keeps the data of the database and the key file
     * @throws StartFailure if one of them does not start
     */
    public static Surroundings start(Path folder, LocalPorts ports, SandboxOptions options) {
        return new Surroundings(folder.toAbsolutePath(), ports, options);
    }

    private static Path keyFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                KeyFile.create(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KiteSandbox sandbox(LocalPorts ports, SandboxOptions options) {
        String callback = "http://localhost:" + ports.app() + "/api/broker/callback/zerodha";
        return KiteSandbox.start(ports.sandbox(), options.redirectUrl(callback));
    }

    public EmbeddedMariaDb database() {
        return database;
    }

    public KiteSandbox sandbox() {
        return sandbox;
    }

    public DemoSignIn signIn() {
        return signIn;
    }

    /** Where browsers reach the application. */
    public String appUrl() {
        return "http://localhost:" + ports.app();
    }

    /** A jar for the application's server: with it, time there is the sandbox's. */
    public Path clockReader() {
        return clockReader;
    }

    /** What the application must be told to find its way around. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("app.public-url", appUrl());
        settings.put("db.url", database.url());
        settings.put("db.user", database.user());
        settings.put("db.password", database.password());
        settings.put("vault.key-file", keyFile.toString());
        settings.put("metrics.password", METRICS_PASSWORD);
        settings.put(FollowedClock.FILE, clockFile.path().toString());
        settings.put("mp.jwt.verify.issuer", signIn.issuer());
        settings.put("mp.jwt.verify.publickey.location", signIn.keysUrl());
        settings.put("zerodha.rest-url", sandbox.url());
        settings.put("zerodha.login-url", sandbox.url() + "/connect/login");
        settings.put("zerodha.socket-url", sandbox.url().replaceFirst("^http", "ws"));
        return settings;
    }

    @Override
    public void close() {
        database.close();
        signIn.close();
        sandbox.close();
    }
}
