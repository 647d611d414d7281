package org.brokerconnect.vault;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A key file that tests change, and the rings of nodes that read it. */
public final class KeyFileText {

    private final Path file;

    /** @param file must not exist */
    public KeyFileText(Path file) {
        this.file = file;
        run(() -> KeyFile.create(file));
    }

    private interface Change {
        void run() throws IOException;
    }

    private static void run(Change change) {
        try {
            change.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long add() {
        try {
            return KeyFile.add(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void promote(long keyId) {
        run(() -> KeyFile.promote(file, keyId));
    }

    public void remove(long keyId) {
        run(() -> KeyFile.remove(file, keyId));
    }

    public void write(String content) {
        run(() -> Files.writeString(file, content));
    }

    public String content() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A node's ring, which reads this file again when it is reloaded. */
    public KeyRing ring() {
        return new KeyRing(this::content, new SimpleMeterRegistry());
    }

    /** The sealed value for a column of a row, as a node with this ring would store it. */
    public static String seal(KeyRing ring, String column, UUID row, String value) {
        return ring.seal(Secret.of(value).boundTo(row), column);
    }
}
