package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The log lines that Payara Micro wrote since one start, read only to explain a failed start. */
final class ServerLog {

    private static final Pattern BOOTED = Pattern.compile("Payara Micro .* ready in ");
    /**
     * Most specific first: messages of our own exceptions are written for users; the deployer names the root cause in
     * its second line.
     */
    private static final List<Pattern> CAUSES = List.of(
            Pattern.compile("org\\.brokerconnect\\.[\\w.]*Exception: (.+)"),
            Pattern.compile("Exception while \\w+ the app : .+\\R[\\w.$]+: (.+)"),
            Pattern.compile("Exception while \\w+ the app : (.+)"),
            Pattern.compile("Caused by: [\\w.]+: (.+)"),
            Pattern.compile("(?m)^(.*(?:Exception|Error): .+)$"));

    private final Path file;
    private final long offset;

    private ServerLog(Path file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /** The lines that will be appended to the file from now on. */
    static ServerLog fromNow(Path file) {
        return new ServerLog(file, Files.exists(file) ? file.toFile().length() : 0);
    }

    /** Whether the server has booted; an application that is not deployed by then failed. */
    boolean hasBooted() {
        return BOOTED.matcher(text()).find();
    }

    /** The cause of the failure in one sentence; a fixed sentence if the log names none. */
    String cause() {
        String text = text();
        return CAUSES.stream()
                .map(pattern -> pattern.matcher(text).results().findFirst())
                .flatMap(Optional::stream)
                .map((MatchResult match) -> match.group(1).strip())
                .findFirst()
                .orElse("the log does not name a cause.");
    }

    private String text() {
        try {
            byte[] all = Files.readAllBytes(file);
            return new String(all, (int) offset, (int) (all.length - offset), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
