package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mariadb.jdbc.Driver;

/**
 * The application on a server, in a child process. It is ready when the server's health check says so; after
 * {@link #stop} or {@link #kill} it can be started again on the same port. Several can run side by side, each with its
 * own folder and port. Not thread-safe.
 */
public abstract class ApplicationServer implements AutoCloseable {

    /** The simple compiler and collector start faster; throughput does not matter here. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Pattern SECRET = Pattern.compile("password|secret|keyset|token");
    private static final Logger LOG = Logger.getLogger(ApplicationServer.class.getName());

    private final ServerConfig config;
    private final PidFile pidFile;
    private final Runnable stop = this::stop;
    private Process process;

    ApplicationServer(ServerConfig config) {
        this.config = config;
        this.pidFile = pidFile(config.folder());
    }

    /**
     * The server that the system property {@code server} names: {@code payara-micro} (the default), {@code wildfly} or
     * {@code payara-server}.
     *
     * @throws StartupException if the property names another server
     */
    public static ApplicationServer of(ServerConfig config) {
        return switch (name()) {
            case "payara-micro" -> new PayaraMicro(config);
            case "wildfly" -> new WildFly(config);
            case "payara-server" -> new PayaraServer(config);
            default ->
                throw new StartupException(
                        "-Dserver=" + name() + " names no server: use payara-micro, payara-server or wildfly.");
        };
    }

    /** The name of the server as the property gives it; names its folder in the local run. */
    static String name() {
        return System.getProperty("server", "payara-micro");
    }

    /**
     * The setting {@code db.data-source}: the pool of {@code server-config/wildfly} on WildFly, otherwise empty, which
     * is the application's own data source.
     */
    public static Map<String, String> dataSource() {
        return name().equals("wildfly") ? Map.of("db.data-source", "java:/jdbc/broker-connect") : Map.of();
    }

    /** The jar of the database driver, for a data source of the server. */
    static Path driver() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every user of the machine can read the command line of a process; its environment only the same user. */
    private static boolean isSecret(String setting) {
        return SECRET.matcher(setting).find();
    }

    /** The settings that are no secret, as options of the JVM. */
    List<String> propertiesOfSettings() {
        return config.settings().entrySet().stream()
                .filter(setting -> !isSecret(setting.getKey()))
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** The settings that are secret, as environment variables (MicroProfile Config 3.0 section 3.2). */
    Map<String, String> variablesOfSecrets() {
        return config.settings().entrySet().stream()
                .filter(setting -> isSecret(setting.getKey()))
                .collect(Collectors.toMap(
                        setting ->
                                setting.getKey().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    /** Whether the application uses a data source of the server. */
    boolean usesDataSourceOfServer() {
        return config.settings().containsKey("db.data-source");
    }

    /** Starts the process; its output goes to the log. Called in each {@link #start}. */
    abstract ProcessBuilder command() throws IOException;

    /** What the log tells about a start. */
    abstract ServerLog.Format logFormat();

    /** The name of the server as its log contains it. */
    public String productName() {
        return logFormat().server();
    }

    /** The URL of the check that tells whether the application is ready. */
    public URI readiness() {
        return url().resolve("/health/ready");
    }

    /**
     * Starts the server and waits until the application is ready.
     *
     * @param timeout for the application to become ready
     * @throws StartupException if it does not become ready; the server is then stopped, and the message gives the cause
     */
    public void start(Duration timeout) {
        ServerLog newLog = launch();
        try {
            new ReadinessProbe(process, readiness(), newLog, log()).await(timeout);
        } catch (StartupException e) {
            stop();
            throw e;
        }
    }

    /** Stops a server that a killed run left running in the folder; {@link #start} does so too. */
    static void stopLeftover(Path folder) {
        if (pidFile(folder).stopLeftover()) {
            LOG.warning("Stopped a server of an earlier run that was killed.");
        }
    }

    private static PidFile pidFile(Path folder) {
        return new PidFile(folder.resolve("child"));
    }

    private ServerLog launch() {
        try {
            Files.createDirectories(config.folder().resolve("tmp"));
            stopLeftover(config.folder());
            requireFreePort();
            ServerLog newLog = ServerLog.fromNow(log(), logFormat());
            process = command()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            ShutdownHooks.add(stop);
            pidFile.write(process.toHandle());
            return newLog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another server on the port would otherwise be mistaken for this one. */
    private void requireFreePort() {
        if (Ports.isTaken(config.port())) {
            throw new StartupException("Port " + config.port() + " is taken, so the application cannot start.");
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    ServerConfig config() {
        return config;
    }

    /** The root URL of the server. */
    public URI url() {
        return URI.create("http://localhost:" + config.port());
    }

    public Path log() {
        return config.log();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The JVM of the running server, which a script of the server may have started. */
    public ProcessHandle jvm() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle());
    }

    /** Stops the server (SIGTERM); kills it if it has not exited after 20 seconds. */
    public void stop() {
        terminate(PidFile::terminate);
    }

    /** Kills the server as a crash would (SIGKILL). */
    public void kill() {
        terminate(child -> {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
            child.onExit().join();
        });
    }

    private void terminate(Consumer<ProcessHandle> termination) {
        ShutdownHooks.remove(stop);
        if (process != null) {
            termination.accept(process.toHandle());
            pidFile.delete();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
