package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a child process, so that the next start can end it when this JVM was killed before it could. The start time stands beside the
 * id: ids are given again, and nobody else's process may be ended.
 */
final class PidFile {

    private static final long PATIENCE_SECONDS = 20;

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void remember(ProcessHandle child) {
        try {
            Files.writeString(file, child.pid() + " " + startedAt(child));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the remembered process if it still lives, and says whether it did. */
    boolean endLeftover() {
        Optional<ProcessHandle> leftover = leftover();
        leftover.ifPresent(PidFile::end);
        forget();
        return leftover.isPresent();
    }

    /** Asks a process to end, and ends it by force when it has not after 20 seconds. */
    static void end(ProcessHandle process) {
        process.destroy();
        if (!endsInTime(process.onExit())) {
            process.destroyForcibly();
            endsInTime(process.onExit());
        }
    }

    private Optional<ProcessHandle> leftover() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = read().split(" ");
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        words.length == 2 && startedAt(process).toString().equals(words[1]));
    }

    private String read() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean endsInTime(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
