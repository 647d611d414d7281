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

/** What Payara Micro has logged since one start, read only to explain why it did not become ready. */
final class ServerLog {

    private static final Pattern BOOTED = Pattern.compile("Payara Micro .* ready in ");
    /** The most telling first: our own exceptions are written for people; the deployer names the root of the trouble in its second line. */
    private static final List<Pattern> CAUSES = List.of(
            Pattern.compile("org\\.brokerconnect\\.[\\w.]*Exception: (.+)"),
            Pattern.compile("Exception while \\w+ the app : .+\\R[\\w.$]+: (.+)"),
            Pattern.compile("Exception while \\w+ the app : (.+)"),
            Pattern.compile("Caused by: [\\w.]+: (.+)"),
            Pattern.compile("(?m)^(.*(?:Exception|Error): .+)$"));

    private final Path file;
    private final long from;

    private ServerLog(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    /** What will be appended to the file from now on. */
    static ServerLog startingNow(Path file) {
        return new ServerLog(file, Files.exists(file) ? file.toFile().length() : 0);
    }

    /** Whether the server has done all it does at start; a deployment that is not there by then has failed. */
    boolean hasBooted() {
        return BOOTED.matcher(text()).find();
    }

    /** One sentence that says why, as well as the log knows. */
    String cause() {
        String text = text();
        return CAUSES.stream()
                .map(pattern -> pattern.matcher(text).results().findFirst())
                .flatMap(Optional::stream)
                .map((MatchResult match) -> match.group(1).strip())
                .findFirst()
                .orElse("its log does not say why.");
    }

    private String text() {
        try {
            byte[] all = Files.readAllBytes(file);
            return new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
