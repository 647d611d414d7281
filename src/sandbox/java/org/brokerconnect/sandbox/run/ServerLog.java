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
import java.util.stream.Stream;

/** The log lines that a server wrote since one start, read only to explain a failed start. */
final class ServerLog {

    /**
     * What the log of one kind of server looks like.
     *
     * @param server its name for people
     * @param booted matches the line that ends the start
     * @param notDeployed matches a line that reports the failed deployment of the application
     * @param causes find the cause of a failed deployment in their first group, most specific first
     */
    record Format(String server, Pattern booted, Pattern notDeployed, List<Pattern> causes) {}

    /** Messages of our own exceptions are written for users. */
    private static final Pattern OWN_EXCEPTION = Pattern.compile("org\\.brokerconnect\\.[\\w.]*Exception: (.+)");

    private static final List<Pattern> ANY_EXCEPTION =
            List.of(Pattern.compile("Caused by: [\\w.]+: (.+)"), Pattern.compile("(?m)^(.*(?:Exception|Error): .+)$"));

    private final Path file;
    private final long offset;
    private final Format format;

    private ServerLog(Path file, long offset, Format format) {
        this.file = file;
        this.offset = offset;
        this.format = format;
    }

    /** The lines that will be appended to the file from now on. */
    static ServerLog fromNow(Path file, Format format) {
        return new ServerLog(file, Files.exists(file) ? file.toFile().length() : 0, format);
    }

    /** The name of the server, for people. */
    String server() {
        return format.server();
    }

    /** Whether the server has booted; an application that is not deployed by then failed. */
    boolean hasBooted() {
        return format.booted().matcher(text()).find();
    }

    /** Whether the server reported that the application cannot be deployed. */
    boolean reportsFailedDeployment() {
        return format.notDeployed().matcher(text()).find();
    }

    /** The cause of the failure in one sentence; a fixed sentence if the log names none. */
    String cause() {
        String text = text();
        return Stream.of(List.of(OWN_EXCEPTION), format.causes(), ANY_EXCEPTION)
                .flatMap(List::stream)
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
