package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log files of a local run: one of the server, one of the database, one of the other components. The files of the
 * previous run are kept.
 */
final class RunLogs {

    private static final int MAX_FILE_BYTES = 10_000_000;
    /** A strong reference: the JDK discards loggers that are not referenced. */
    private static final Logger DATABASE = Logger.getLogger("ch.vorburger");

    private static final Logger LOCAL_RUN = Logger.getLogger(RunLogs.class.getPackageName());

    private final Path folder;

    private RunLogs(Path folder) {
        this.folder = folder;
    }

    /** Directs the logs of the components to files in the folder; the console shows only warnings of this package. */
    static RunLogs in(Path folder) {
        try {
            Files.createDirectories(folder);
            RunLogs logs = new RunLogs(folder);
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(logs.file("components"));
            DATABASE.setUseParentHandlers(false);
            DATABASE.addHandler(logs.file("database"));
            LOCAL_RUN.addHandler(console());
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path server() {
        Path log = folder.resolve("server-0.log");
        try {
            if (Files.exists(log)) {
                Files.move(log, folder.resolve("server-1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Handler file(String name) throws IOException {
        Handler handler = new FileHandler(folder.resolve(name + "-%g.log").toString(), MAX_FILE_BYTES, 2);
        handler.setFormatter(new SimpleFormatter());
        return handler;
    }

    private static Handler console() {
        Handler console = new ConsoleHandler();
        console.setLevel(Level.WARNING);
        console.setFormatter(new Formatter() {
            @Override
            public String format(LogRecord line) {
                return formatMessage(line) + System.lineSeparator();
            }
        });
        return console;
    }
}
