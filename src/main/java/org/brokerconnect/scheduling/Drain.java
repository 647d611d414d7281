package org.brokerconnect.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether this node is about to be stopped: an operator creates the file {@code app.drain-file}. The node is then not
 * ready, so that load balancers send requests elsewhere; it begins no sweep; and its streams end after
 * {@link #NOTICE}, so that pages continue on another node. Requests are still served. A file from before the start of
 * the application is ignored, so that it need not be removed. Thread-safe.
 */
@ApplicationScoped
public class Drain {

    /** The time in which load balancers notice that the node is not ready. */
    static final Duration NOTICE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(Drain.class.getName());

    private Optional<Path> file = Optional.empty();
    private Clock clock;
    private Instant startedAt;
    private boolean isLogged;

    /** For the client proxy. */
    protected Drain() {}

    @Inject
    Drain(DrainConfig config, @WallClock Clock clock) {
        file = config.file();
        this.clock = clock;
        startedAt = clock.instant();
    }

    /** Whether the node is about to be stopped. */
    public boolean isOngoing() {
        return since().isPresent();
    }

    /** Whether load balancers had time to notice it, so that clients that reconnect reach another node. */
    public boolean isNoticed() {
        return since().filter(since -> !clock.instant().isBefore(since.plus(NOTICE)))
                .isPresent();
    }

    private Optional<Instant> since() {
        Optional<Instant> since = file.flatMap(Drain::lastModified).filter(modified -> !modified.isBefore(startedAt));
        since.ifPresent(this::log);
        return since;
    }

    private static Optional<Instant> lastModified(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException removedOrUnreadable) {
            LOG.log(Level.FINE, "the drain file cannot be read", removedOrUnreadable);
            return Optional.empty();
        }
    }

    private synchronized void log(Instant since) {
        if (!isLogged) {
            isLogged = true;
            LOG.info(() -> "this node is not ready any more, because the drain file was created at " + since
                    + "; its streams end " + NOTICE.toSeconds() + " seconds after that");
        }
    }
}
