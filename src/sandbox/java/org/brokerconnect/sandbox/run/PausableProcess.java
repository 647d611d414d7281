package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Stops and continues a process by signals, as a machine that hangs would. */
record PausableProcess(ProcessHandle process) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Stops the process (SIGSTOP) and waits until all its threads have stopped, as far as the system tells it. */
    void pause() {
        signal("STOP");
        long began = System.nanoTime();
        while (hasRunningThread()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("process " + process.pid() + " does not stop");
            }
            Thread.onSpinWait();
        }
    }

    /** Continues the process (SIGCONT). */
    void resume() {
        signal("CONT");
    }

    /** False as well where the system has no folder of the threads of a process. */
    private boolean hasRunningThread() {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return false;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!state(Files.readString(thread.resolve("stat"))).equals("T")) {
                    return true;
                }
            }
            return false;
        } catch (IOException threadEnded) {
            return true;
        }
    }

    /** The word after the name of the command, which is in parentheses and may contain spaces (proc(5)). */
    private static String state(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", 2)[0];
    }

    private void signal(String name) {
        String pid = String.valueOf(process.pid());
        try {
            int status = new ProcessBuilder("kill", "-" + name, pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + " returned " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
