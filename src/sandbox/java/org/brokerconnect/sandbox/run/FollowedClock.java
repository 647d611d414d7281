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
 * The application's clock in tests and in the local run: the machine's, moved as far as a small file says. {@link ClockFile} writes that file when the
 * sandbox's clock moves, so both move together. Packed into a jar of its own for the server's class path, where the application finds it as a
 * service; so it uses nothing but the JDK. Safe for many threads.
 */
public final class FollowedClock extends Clock {

    /** The system property that names the file; without it, or without the file, this is the machine's clock. */
    static final String FILE = "sandbox.clock-file";

    private static final Reading UNMOVED = new Reading(null, Duration.ZERO, null);

    private final Clock machine;
    private final Path file;
    private volatile Reading last = UNMOVED;

    /** For the service loader. */
    public FollowedClock() {
        this(Clock.systemUTC(), Path.of(System.getProperty(FILE, "")));
    }

    FollowedClock(Clock machine, Path file) {
        this.machine = machine;
        this.file = file;
    }

    /** What the file said when it was written; frozen at an instant, or running ahead of the machine by a time that may be negative. */
    private record Reading(FileTime written, Duration ahead, Instant frozenAt) {

        static Reading of(FileTime written, String text) {
            return text.startsWith("P")
                    ? new Reading(written, Duration.parse(text), null)
                    : new Reading(written, Duration.ZERO, Instant.parse(text));
        }
    }

    @Override
    public Instant instant() {
        Reading reading = reading();
        return reading.frozenAt() == null ? machine.instant().plus(reading.ahead()) : reading.frozenAt();
    }

    /** Asks for the time of the last change at each call, which takes a microsecond, and reads only what changed. */
    private Reading reading() {
        Reading known = last;
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(known.written())) {
                known = Reading.of(written, Files.readString(file).strip());
                last = known;
            }
            return known;
        } catch (IOException | DateTimeException unreadable) {
            return known;
        }
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FollowedClock(machine.withZone(zone), file);
    }
}
