package org.brokerconnect.sandbox.run;

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

/**
 * The application on Payara Micro, as a child process. It is ready when {@code /health/ready} says so; after {@link #stop} or {@link #kill} it can be
 * started again on the same port. Several may run side by side, each with its own folder and port. Not thread-safe.
 */
public final class PayaraMicro implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PayaraMicro.class.getName());
    /** Where Maven puts the server. */
    private static final Path SERVER = Path.of("target", "payara-micro", "payara-micro.jar");

    private final PayaraMicroConfig config;
    private final PidFile pidFile;
    private final Runnable stop = this::stop;
    private Process process;

    public PayaraMicro(PayaraMicroConfig config) {
        this.config = config;
        this.pidFile = new PidFile(config.folder().resolve("child"));
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

    private ServerLog launch() {
        try {
            Files.createDirectories(config.folder().resolve("tmp"));
            if (pidFile.endLeftover()) {
                LOG.warning("Stopped a server that an earlier run had left behind.");
            }
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
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx768m"));
        // it starts sooner with the simple compiler and collector; nobody measures its speed here
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Djava.io.tmpdir=" + config.folder().resolve("tmp"));
        config.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-jar", SERVER.toString(), "--deploy", config.war().toString()));
        command.addAll(List.of("--port", String.valueOf(config.port()), "--nocluster", "--disablephonehome"));
        command.addAll(List.of("--unpackdir", config.folder().resolve("server").toString()));
        command.addAll(commandFile("--prebootcommandfile", config.preBoot()));
        command.addAll(commandFile("--postbootcommandfile", config.postBoot()));
        return command;
    }

    /** The server takes one file only. */
    private List<String> commandFile(String option, List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(Files.readAllLines(file));
        }
        Path joined = config.folder().resolve(option.substring(2) + ".asadmin");
        return List.of(option, Files.write(joined, lines).toString());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where it answers, without a path. */
    public URI url() {
        return URI.create("http://localhost:" + config.port());
    }

    /** Everything that it has printed, start after start. */
    public Path log() {
        return config.folder().resolve("server.log");
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
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
