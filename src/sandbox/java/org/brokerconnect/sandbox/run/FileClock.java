package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of the application in tests and in the local run: the system clock, moved by the file of {@link ClockFile}.
 * It is packed into a jar of its own for the class path of the server, where the application finds it as a service, and
 * therefore uses only the JDK. Safe for use by many threads.
 */
public final class FileClock extends Clock {

    /** The system property with the path of the file. Without it, or without the file, this is the system clock. */
    static final String FILE_PROPERTY = "sandbox.clock-file";

    private static final State SYSTEM_TIME = new State(null, Duration.ZERO, null);

    private final Clock system;
    private final Path file;
    private volatile State last = SYSTEM_TIME;

    /** Called by the service loader. */
    public FileClock() {
        this(Clock.systemUTC(), Path.of(System.getProperty(FILE_PROPERTY, "")));
    }

    FileClock(Clock system, Path file) {
        this.system = system;
        this.file = file;
    }

    /**
     * The content of the file.
     *
     * @param modified modification time of the file
     * @param offset from the system clock; may be negative
     * @param frozenAt null if the clock runs
     */
    private record State(FileTime modified, Duration offset, Instant frozenAt) {

        static State of(FileTime modified, String text) {
            return text.startsWith("P")
                    ? new State(modified, Duration.parse(text), null)
                    : new State(modified, Duration.ZERO, Instant.parse(text));
        }
    }

    @Override
    public Instant instant() {
        State state = state();
        return state.frozenAt() == null ? system.instant().plus(state.offset()) : state.frozenAt();
    }

    /**
     * Checks the modification time at each call, which takes about a microsecond, and reads the file only after a
     * change.
     */
    private State state() {
        State current = last;
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(current.modified())) {
                current = State.of(modified, Files.readString(file).strip());
                last = current;
            }
            return current;
        } catch (IOException | DateTimeException unreadable) {
            return current;
        }
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FileClock(system.withZone(zone), file);
    }
}
