package org.brokerconnect.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/** Collects the text of log files, also while servers write and delete files beside them. */
final class LogFiles extends SimpleFileVisitor<Path> {

    private final StringBuilder text = new StringBuilder();

    private LogFiles() {}

    /** The text of all logs in a folder and, with a depth of more than 1, below it. */
    static String read(Path folder, int depth) throws IOException {
        LogFiles logs = new LogFiles();
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, logs);
        return logs.text.toString();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = file.getFileName().toString();
        if (attributes.isRegularFile() && (name.endsWith(".log") || name.startsWith("server_access_log"))) {
            append(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void append(Path log) throws IOException {
        try {
            text.append(Files.readString(log, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException deleted) {
            // another test JVM begins, and deletes what an earlier run left
        }
    }

    /** A file that was deleted since its folder was read. */
    @Override
    public FileVisitResult visitFileFailed(Path deleted, IOException cause) throws IOException {
        return continueAfter(cause);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException cause) throws IOException {
        return continueAfter(cause);
    }

    private static FileVisitResult continueAfter(IOException cause) throws IOException {
        if (cause != null && !(cause instanceof NoSuchFileException)) {
            throw cause;
        }
        return FileVisitResult.CONTINUE;
    }
}
