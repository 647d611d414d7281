package org.brokerconnect.problem;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * An entry of the problem catalogue.
 *
 * @param slug the stable name: lower-case words with hyphens
 * @param status the HTTP status of a response with this type; empty if no response has it
 * @param action what the person can do
 * @param clears whether the problem usually clears up without the person
 */
public record ProblemType(String slug, OptionalInt status, ProblemAction action, boolean clears) {

    public ProblemType {
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(action, "action");
    }

    /** @param entry {@code <HTTP status or -> <action> [clears]} */
    static ProblemType parse(String slug, String entry) {
        String[] parts = entry.split(" ");
        boolean clears = parts.length == 3 && parts[2].equals("clears");
        if (parts.length != (clears ? 3 : 2)) {
            throw new IllegalStateException("problem-types.properties: " + slug + "=" + entry + " is malformed");
        }
        OptionalInt status = parts[0].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[0]));
        return new ProblemType(slug, status, ProblemAction.of(parts[1]), clears);
    }
}
