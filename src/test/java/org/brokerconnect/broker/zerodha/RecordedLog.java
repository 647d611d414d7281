package org.brokerconnect.broker.zerodha;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records all log records of our classes during a test, at every level, formatted as in a log file. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private static final Logger OURS = Logger.getLogger("org.brokerconnect");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public RecordedLog() {
        setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        OURS.setUseParentHandlers(false);
        OURS.addHandler(this);
    }

    public List<String> lines() {
        return lines;
    }

    /** The lines of this level. */
    public List<String> lines(Level level) {
        return lines.stream().filter(line -> line.contains(level.getName())).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel().getName() + " " + new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        OURS.removeHandler(this);
        OURS.setUseParentHandlers(true);
        OURS.setLevel(null);
    }
}
