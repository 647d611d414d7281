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

/** Where a local run logs: one file for the server, one for the database, one for the rest. The run before keeps its own. */
final class RunLogs {

    private static final int LARGEST_FILE_BYTES = 10_000_000;
    /** Held here, because the JDK lets loggers go that nobody holds. */
    private static final Logger DATABASE = Logger.getLogger("ch.vorburger");

    private static final Logger OURS = Logger.getLogger(RunLogs.class.getPackageName());

    private final Path folder;

    private RunLogs(Path folder) {
        this.folder = folder;
    }

    /** Sends what the embedded parts log to files in the folder; of the console only our own warnings are left. */
    static RunLogs in(Path folder) {
        try {
            Files.createDirectories(folder);
            RunLogs logs = new RunLogs(folder);
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(logs.file("parts"));
            DATABASE.setUseParentHandlers(false);
            DATABASE.addHandler(logs.file("database"));
            OURS.addHandler(console());
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
        Handler handler = new FileHandler(folder.resolve(name + "-%g.log").toString(), LARGEST_FILE_BYTES, 2);
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
