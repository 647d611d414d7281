package org.brokerconnect.problem;

import java.util.Objects;

/**
 * A problem in one language.
 *
 * @param title what happened, in a few words, without a full stop
 * @param detail whole sentences: what happened, what it means for the values shown, what to press
 */
public record ProblemWords(String title, String detail) {

    public ProblemWords {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
    }

    /** Title and detail as one text. */
    public String text() {
        return title + ". " + detail;
    }
}
