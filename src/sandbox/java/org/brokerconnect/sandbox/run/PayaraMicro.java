package org.brokerconnect.sandbox.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The application on Payara Micro, in a child process. It is ready when {@code /health/ready} returns 200; after
 * {@link #stop} or {@link #kill} it can be started again on the same port. Several can run side by side, each with its
 * own folder and port. Not thread-safe.
 */
public final class PayaraMicro implements AutoCloseable {

    /** The simple compiler and collector start faster; throughput does not matter here. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Logger LOG = Logger.getLogger(PayaraMicro.class.getName());
    /** Where the Maven build copies the server to. */
    private static final Path SERVER = Path.of("target", "payara-micro", "payara-micro.jar");

    private static final Path LOGGING = Path.of("server-config", "payara", "logging.properties");
    private static final Path HTTP = Path.of("server-config", "payara", "http.asadmin");
    private static final String LISTEN_ON_LOOPBACK = "set configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=127.0.0.1";

    private final PayaraMicroConfig config;
    private final PidFile pidFile;
    private final Runnable stop = this::stop;
    private Process process;

    public PayaraMicro(PayaraMicroConfig config) {
        this.config = config;
        this.pidFile = pidFile(config.folder());
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
            new ReadinessProbe(process, url(), newLog, log()).await(timeout);
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
            ServerLog newLog = ServerLog.fromNow(log());
            process = new ProcessBuilder(command())
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

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM_OPTIONS);
        command.addAll(config.jvmOptions());
        command.add("-Djava.io.tmpdir=" + config.folder().resolve("tmp"));
        config.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-jar", SERVER.toString(), "--deploy", config.war().toString()));
        command.addAll(List.of("--port", String.valueOf(config.port()), "--disablephonehome"));
        // --nocluster would still start the data grid, which listens on all network interfaces
        command.add("--nohazelcast");
        command.addAll(List.of("--logproperties", LOGGING.toString()));
        command.addAll(List.of("--unpackdir", config.folder().resolve("server").toString()));
        if (!config.libraries().isEmpty()) {
            command.addAll(List.of("--addlibs", libraries()));
        }
        command.addAll(List.of("--prebootcommandfile", asadmin("pre-boot", preBootLines())));
        command.addAll(List.of("--postbootcommandfile", asadmin("post-boot", postBootLines())));
        return command;
    }

    private String libraries() {
        return config.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> preBootLines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(HTTP));
        lines.add(LISTEN_ON_LOOPBACK);
        return lines;
    }

    /** Concatenates the files: the server accepts only one. */
    private List<String> postBootLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : config.postBoot()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private String asadmin(String name, List<String> lines) throws IOException {
        return Files.write(config.folder().resolve(name + ".asadmin"), lines).toString();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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

    /** Stops the server (SIGTERM); kills it if it has not exited after 20 seconds. */
    public void stop() {
        terminate(PidFile::terminate);
    }

    /** Kills the server as a crash would (SIGKILL). */
    public void kill() {
        terminate(child -> {
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
