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
 * Writes the state of the sandbox clock to a file for {@link FileClock} in other processes. The file has one line: the
 * instant of a frozen clock, or the offset of a running clock from the system clock.
 */
final class ClockFile implements SandboxClock.Listener {

    private final Path file;
    private long lastModifiedMillis;

    /** @param file written at each change of the clock that this listens to */
    ClockFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    /**
     * Replaces the file atomically. Each write gets a later modification time than the one before, because readers
     * detect changes by it.
     */
    @Override
    public synchronized void clockChanged(Duration offset, Instant frozenAt) {
        try {
            Path newFile = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), line(offset, frozenAt));
            lastModifiedMillis = Math.max(lastModifiedMillis + 1, System.currentTimeMillis());
            Files.setLastModifiedTime(newFile, FileTime.fromMillis(lastModifiedMillis));
            Files.move(newFile, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Duration offset, Instant frozenAt) {
        return (frozenAt == null ? offset.toString() : frozenAt.toString()) + System.lineSeparator();
    }

    /**
     * Packs {@link FileClock} into a jar for the class path of a server.
     *
     * @param jar is replaced if it exists
     */
    static Path packClockJar(Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(
                    out,
                    "META-INF/services/java.time.Clock",
                    FileClock.class.getName().getBytes());
            addClass(out, FileClock.class);
            for (Class<?> nested : FileClock.class.getDeclaredClasses()) {
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
