package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.brokerconnect.sandbox.kite.SandboxClock;

/**
 * Where the sandbox's clock is, for {@link FollowedClock} in other processes: one line, an instant at which time stands still or a duration that it runs
 * ahead of the machine.
 */
final class ClockFile implements SandboxClock.Follower {

    private final Path file;
    private long lastWrittenMillis;

    /** @param file is written at each move of a clock that this follows */
    ClockFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    /** Readers see the whole line or the one before, and a later time of change each time, however fast the clock is moved. */
    @Override
    public synchronized void moved(Duration ahead, Instant frozenAt) {
        try {
            Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), line(ahead, frozenAt));
            lastWrittenMillis = Math.max(lastWrittenMillis + 1, System.currentTimeMillis());
            Files.setLastModifiedTime(written, FileTime.fromMillis(lastWrittenMillis));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Duration ahead, Instant frozenAt) {
        return (frozenAt == null ? ahead.toString() : frozenAt.toString()) + System.lineSeparator();
    }

    /**
     * Packs the clock that reads such files into a jar for a server's class path.
     *
     * @param jar is replaced
     */
    static Path packReader(Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(
                    out,
                    "META-INF/services/java.time.Clock",
                    FollowedClock.class.getName().getBytes());
            addClass(out, FollowedClock.class);
            for (Class<?> nested : FollowedClock.class.getDeclaredClasses()) {
                addClass(out, nested);
            }
            return jar.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addClass(JarOutputStream out, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        add(out, name, type.getResourceAsStream("/" + name).readAllBytes());
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
