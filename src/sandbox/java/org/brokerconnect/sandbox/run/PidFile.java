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
 * Records a child process, so that the next start can stop it if this JVM was killed. The file has the process id and
 * the start time: the operating system reuses ids, and no other process may be stopped.
 */
final class PidFile {

    private static final long TIMEOUT_SECONDS = 20;

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle child) {
        try {
            Files.writeString(file, child.pid() + " " + startedAt(child));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the recorded process if it is still running.
     *
     * @return whether it was running
     */
    boolean stopLeftover() {
        Optional<ProcessHandle> leftover = leftover();
        leftover.ifPresent(PidFile::terminate);
        delete();
        return leftover.isPresent();
    }

    /** Terminates a process (SIGTERM); kills it if it has not exited after 20 seconds. */
    static void terminate(ProcessHandle process) {
        process.destroy();
        if (!exitsInTime(process.onExit())) {
            process.destroyForcibly();
            exitsInTime(process.onExit());
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

    private static boolean exitsInTime(CompletableFuture<ProcessHandle> exit) {
        try {
            exit.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
