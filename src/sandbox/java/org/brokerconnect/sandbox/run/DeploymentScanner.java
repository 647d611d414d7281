package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder that WildFly scans every few seconds for applications. Marker files beside a WAR tell the server what to
 * do, and in turn what it has done (WildFly Admin Guide, "Deployment Scanner").
 */
final class DeploymentScanner {

    private static final String WAR = "broker-connect.war";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private final Path folder;

    DeploymentScanner(Path folder) {
        this.folder = folder;
    }

    /** Puts a WAR into the folder; a server that is not running deploys it when it starts. */
    void put(Path war) throws IOException {
        Files.createDirectories(folder);
        Files.copy(war, folder.resolve(WAR), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(marker("dodeploy"), "");
    }

    /** Deploys the WAR once more. */
    void redeploy() {
        try {
            Files.delete(marker("deployed"));
            Files.writeString(marker("dodeploy"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("deployed");
    }

    void undeploy() {
        try {
            Files.delete(marker("deployed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("undeployed");
    }

    private void await(String done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(marker(done))) {
            if (Files.exists(marker("failed")) || System.nanoTime() > end) {
                throw new StartupException("WildFly did not mark " + WAR + " as " + done + "; see its log.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Path marker(String state) {
        return folder.resolve(WAR + "." + state);
    }
}
