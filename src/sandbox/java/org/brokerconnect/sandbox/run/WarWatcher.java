package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Restarts the application when the build has written a new WAR. A WAR that fails to start is reported; the next one
 * is tried again. Not thread-safe.
 */
final class WarWatcher {

    private static final long POLL_MILLIS = 250;

    private final Path war;
    private final ApplicationServer app;
    private final Duration startupTimeout;
    private final Consumer<String> print;
    private FileTime deployed;

    /** The WAR that exists now counts as deployed, so create the watcher before the first start. */
    WarWatcher(Path war, ApplicationServer app, Duration startupTimeout, Consumer<String> print) {
        this.war = war;
        this.app = app;
        this.startupTimeout = startupTimeout;
        this.print = print;
        this.deployed = lastModified();
    }

    /** Returns when the application exits for another reason than a restart. */
    void restartUntilExit() throws InterruptedException {
        boolean running = true;
        FileTime previous = deployed;
        while (!running || app.isRunning()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            FileTime current = lastModified();
            // the file is complete when its time no longer changes
            if (!current.equals(deployed) && current.equals(previous)) {
                running = restart(current);
            }
            previous = current;
        }
    }

    private boolean restart(FileTime modified) {
        long start = System.nanoTime();
        print.accept("Restarting the application …");
        deployed = modified;
        app.stop();
        try {
            app.start(startupTimeout);
            print.accept("The application runs the new WAR after "
                    + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " seconds.");
            return true;
        } catch (StartupException e) {
            print.accept(e.getMessage() + " Waiting for a new WAR.");
            return false;
        }
    }

    /** The time of the deployed WAR while the build replaces the file. */
    private FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(war);
        } catch (NoSuchFileException replaced) {
            return deployed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
