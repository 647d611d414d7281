package org.brokerconnect.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of the log. It is stored sealed, so that an attacker with write access to the database cannot replace
 * it: the key is outside of the database.
 *
 * @param start the newest event that retention deleted
 * @param verified the newest verified event
 * @param anchors the number of anchors; {@link #UNKNOWN} before the first run
 */
public record Checkpoint(LogPoint start, LogPoint verified, long anchors) {

    static final long UNKNOWN = -1;

    private static final Pattern TEXT = Pattern.compile("(\\d+) (\\w*) (\\d+) (\\w*) (\\d+)");

    /** Before the first run: nothing is verified. */
    static Checkpoint initial(long start) {
        return new Checkpoint(LogPoint.before(start), LogPoint.before(start), UNKNOWN);
    }

    boolean isSealed() {
        return anchors != UNKNOWN;
    }

    Checkpoint verifiedTo(LogPoint point) {
        return new Checkpoint(start, point, anchors);
    }

    Checkpoint startingAt(LogPoint point) {
        return new Checkpoint(point, verified, anchors);
    }

    Checkpoint withAnchors(long number) {
        return new Checkpoint(start, verified, number);
    }

    /** The reverse of {@link #text}; empty if the text has another form. */
    static Optional<Checkpoint> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(
                new LogPoint(Long.parseLong(parts.group(1)), parts.group(2)),
                new LogPoint(Long.parseLong(parts.group(3)), parts.group(4)),
                Long.parseLong(parts.group(5))));
    }

    String text() {
        return start.position() + " " + start.digest() + " " + verified.position() + " " + verified.digest() + " "
                + anchors;
    }
}
