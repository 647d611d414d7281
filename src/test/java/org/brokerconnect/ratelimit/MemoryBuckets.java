package org.brokerconnect.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Buckets in memory, with a clock that only {@link #advance} moves. */
final class MemoryBuckets extends BucketStore implements Buckets {

    private final Map<String, Row> rows = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T06:00:00.123456Z");
    private int changes;
    RuntimeException failure;

    @Override
    public synchronized void change(String id, UnaryOperator<Row> change) {
        changes++;
        if (failure != null) {
            throw failure;
        }
        Row stored = rows.getOrDefault(id, new Row(null, Instant.EPOCH, 0, now));
        rows.put(id, change.apply(new Row(stored.state(), stored.fullAt(), stored.pauses(), now)));
    }

    @Override
    public synchronized int forgetFull(int batch) {
        int before = rows.size();
        rows.values().removeIf(row -> row.fullAt().isBefore(now));
        return before - rows.size();
    }

    /** How often {@link #change} was called. */
    synchronized int changes() {
        return changes;
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    synchronized Map<String, Row> rows() {
        return Map.copyOf(rows);
    }
}
