package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.sse.OpenStreams;
import org.brokerconnect.sse.SseSink;

/** Opens event streams: resumes after {@code Last-Event-ID}, or begins with the current statuses. */
@Dependent
class EventFeed {

    private final EventTail tail;
    private final EventStreams streams;
    private final EventLogStore log;
    private final ChangeViews changes;
    private final ConnectionStore connections;
    private final StatusViews statuses;
    private final ManagedExecutors threads;

    @Inject
    EventFeed(
            EventTail tail,
            EventStreams streams,
            EventLogStore log,
            ChangeViews changes,
            ConnectionStore connections,
            StatusViews statuses,
            ManagedExecutors threads) {
        this.tail = tail;
        this.streams = streams;
        this.log = log;
        this.changes = changes;
        this.connections = connections;
        this.statuses = statuses;
        this.threads = threads;
    }

    /**
     * Opens a stream; returns when everything up to now has been sent.
     *
     * @param expiry when the bearer token expires
     * @param locale the language of the messages
     * @param lastEventId the client's {@code Last-Event-ID}; null or a value outside the retained log starts with the
     *     current statuses
     * @param clientId the client's own id; null if it has none
     * @throws ProblemException {@code too-many-streams} if this person has as many streams as allowed
     */
    void open(
            String owner,
            Instant expiry,
            Locale locale,
            @Nullable String lastEventId,
            @Nullable UUID clientId,
            SseSink client) {
        long last = log.lastPosition();
        EventStream stream = new EventStream(owner, expiry, locale, client, threads.executor(), streams::remove);
        streams.replace(stream, clientId);
        if (!tail.follow(stream, last)) {
            throw OpenStreams.tooMany();
        }
        try {
            OptionalLong resumed = position(lastEventId, last);
            long begin = resumed.orElse(last);
            List<StatusView> current = resumed.isPresent() ? List.of() : statusesOf(owner, locale);
            List<ConnectionEvent> missed = log.ofOwnerAfter(owner, begin, EventStream.MAX_PENDING);
            stream.open(begin, current, changes.of(missed, locale));
        } catch (RuntimeException failed) {
            streams.remove(stream);
            throw failed;
        }
    }

    private OptionalLong position(String lastEventId, long last) {
        if (lastEventId == null || !lastEventId.matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long position = Long.parseLong(lastEventId);
        boolean isRetained = position <= last && position >= log.firstPosition() - 1;
        return isRetained ? OptionalLong.of(position) : OptionalLong.empty();
    }

    private List<StatusView> statusesOf(String owner, Locale locale) {
        return connections.findAll(owner).stream()
                .map(connection -> statuses.of(connection, locale))
                .toList();
    }
}
