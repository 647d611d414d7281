package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Function;
import org.brokerconnect.connection.ConnectionEvent;

/**
 * A page of the event log.
 *
 * @param events newest first
 * @param next the value of {@code before} for the next page; absent on the last page
 */
record AdminEvents(List<AdminEvent> events, @Nullable Long next) {

    /**
     * @param read up to {@code limit + 1} events; the extra one shows that there is a next page
     * @param view the event as administrators see it
     */
    static AdminEvents of(List<ConnectionEvent> read, int limit, Function<ConnectionEvent, AdminEvent> view) {
        List<ConnectionEvent> shown = read.subList(0, Math.min(limit, read.size()));
        Long next = read.size() > limit ? shown.get(shown.size() - 1).position() : null;
        return new AdminEvents(shown.stream().map(view).toList(), next);
    }
}
