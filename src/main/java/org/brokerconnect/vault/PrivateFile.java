package org.brokerconnect.vault;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that only their owner can read (mode 0600), on file systems with POSIX permissions. */
final class PrivateFile {

    private PrivateFile() {}

    /** @throws java.nio.file.FileAlreadyExistsException if the file exists */
    static void create(Path file, String content) throws IOException {
        Files.createFile(file, ownerOnly());
        Files.writeString(file, content, StandardOpenOption.WRITE);
    }

    /** Replaces the file in one step: readers see the old content or the new one. */
    static void replace(Path file, String content) throws IOException {
        Path target = file.toRealPath();
        Path written = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new", ownerOnly());
        try {
            Files.writeString(written, content, StandardOpenOption.WRITE);
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
