package org.brokerconnect.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Buckets without a database. Time stands still until a test, or somebody who waits, lets it pass. */
final class MemoryBuckets extends BucketStore {

    private final Map<String, Row> rows = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T06:00:00.123456Z");
    RuntimeException away;

    @Override
    public synchronized void change(String id, UnaryOperator<Row> change) {
        if (away != null) {
            throw away;
        }
        Row known = rows.getOrDefault(id, new Row(null, Instant.EPOCH, 0, now));
        rows.put(id, change.apply(new Row(known.state(), known.fullAt(), known.pauses(), now)));
    }

    @Override
    public synchronized int forgetFull(int batch) {
        int before = rows.size();
        rows.values().removeIf(row -> row.fullAt().isBefore(now));
        return before - rows.size();
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized Map<String, Row> rows() {
        return Map.copyOf(rows);
    }
}
