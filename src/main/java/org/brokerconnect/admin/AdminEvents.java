package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.connection.ConnectionEvent;

/**
 * A stretch of the log of changes.
 *
 * @param events newest first
 * @param next what to send as {@code before} to read on; absent when there is nothing more
 */
record AdminEvents(List<AdminEvent> events, @Nullable Long next) {

    /**
     * @param read one more than {@code limit} when there is more
     * @param locale the language of the texts
     */
    static AdminEvents of(List<ConnectionEvent> read, int limit, Locale locale) {
        List<ConnectionEvent> shown = read.subList(0, Math.min(limit, read.size()));
        Long next = read.size() > limit ? shown.get(shown.size() - 1).position() : null;
        return new AdminEvents(
                shown.stream().map(event -> AdminEvent.of(event, locale)).toList(), next);
    }
}
