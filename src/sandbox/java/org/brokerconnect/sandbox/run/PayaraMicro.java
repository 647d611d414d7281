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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The application on Payara Micro, as a child process. It is ready when {@code /health/ready} says so; after {@link #stop} or {@link #kill} it can be
 * started again on the same port. Several may run side by side, each with its own folder and port. Not thread-safe.
 */
public final class PayaraMicro implements AutoCloseable {

    /** It starts sooner with the simple compiler and collector; nobody measures its speed here. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Logger LOG = Logger.getLogger(PayaraMicro.class.getName());
    /** Where Maven puts the server. */
    private static final Path SERVER = Path.of("target", "payara-micro", "payara-micro.jar");

    private static final Path LOGGING = Path.of("server-config", "payara", "logging.properties");
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
     * @param patience how long to wait for it
     * @throws StartFailure if it does not become ready; the server is stopped then, and the message says the cause
     */
    public void start(Duration patience) {
        ServerLog newLines = launch();
        try {
            new Readiness(process, url(), newLines, log()).await(patience);
        } catch (StartFailure e) {
            stop();
            throw e;
        }
    }

    /** Ends the server that an earlier run left on a folder because it was killed; {@link #start} does so too. */
    static void endLeftover(Path folder) {
        if (pidFile(folder).endLeftover()) {
            LOG.warning("Stopped a server that an earlier run had left behind.");
        }
    }

    private static PidFile pidFile(Path folder) {
        return new PidFile(folder.resolve("child"));
    }

    private ServerLog launch() {
        try {
            Files.createDirectories(config.folder().resolve("tmp"));
            endLeftover(config.folder());
            refuseTakenPort();
            ServerLog newLines = ServerLog.startingNow(log());
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            AtExit.stop(stop);
            pidFile.remember(process.toHandle());
            return newLines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Else the readiness of somebody else's server would be taken for ours. */
    private void refuseTakenPort() {
        if (Ports.isTaken(config.port())) {
            throw new StartFailure("Port " + config.port() + " is taken, so the application cannot listen on it.");
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM_OPTIONS);
        command.add("-Djava.io.tmpdir=" + config.folder().resolve("tmp"));
        config.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-jar", SERVER.toString(), "--deploy", config.war().toString()));
        command.addAll(List.of("--port", String.valueOf(config.port()), "--disablephonehome"));
        // --nocluster would keep the data grid, which listens on all addresses of this machine
        command.add("--nohazelcast");
        command.addAll(List.of("--logproperties", LOGGING.toString()));
        command.addAll(List.of("--unpackdir", config.folder().resolve("server").toString()));
        if (!config.libraries().isEmpty()) {
            command.addAll(List.of("--addlibs", libraries()));
        }
        command.addAll(List.of("--prebootcommandfile", asadmin("pre-boot", List.of(LISTEN_ON_LOOPBACK))));
        command.addAll(List.of("--postbootcommandfile", asadmin("post-boot", postBootLines())));
        return command;
    }

    private String libraries() {
        return config.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** All files in one: the server takes no second. */
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

    /** Where it answers, without a path. */
    public URI url() {
        return URI.create("http://localhost:" + config.port());
    }

    public Path log() {
        return config.log();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Completes when it has ended, for whatever reason. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Lets it finish what it does, and ends it by force if that takes more than 20 seconds. */
    public void stop() {
        end(PidFile::end);
    }

    /** Ends it at once, as a crash would (SIGKILL). */
    public void kill() {
        end(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
    }

    private void end(Consumer<ProcessHandle> how) {
        AtExit.forget(stop);
        if (process != null) {
            how.accept(process.toHandle());
            pidFile.forget();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
