package org.brokerconnect.status;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.brokerconnect.config.ManagedThreads;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.log.EventLogStore;
import org.brokerconnect.connection.log.EventView;
import org.brokerconnect.listening.Client;
import org.brokerconnect.listening.OpenStreams;
import org.brokerconnect.problem.ProblemException;

/** Lets a client listen: from where it left off, or from how everything stands. */
@Dependent
class EventFeed {

    private final EventTail tail;
    private final EventStreams streams;
    private final EventLogStore log;
    private final ChangeViews changes;
    private final ConfigStore configs;
    private final StatusViews statuses;
    private final ManagedThreads threads;

    @Inject
    EventFeed(
            EventTail tail,
            EventStreams streams,
            EventLogStore log,
            ChangeViews changes,
            ConfigStore configs,
            StatusViews statuses,
            ManagedThreads threads) {
        this.tail = tail;
        this.streams = streams;
        this.log = log;
        this.changes = changes;
        this.configs = configs;
        this.statuses = statuses;
        this.threads = threads;
    }

    /**
     * Begins a stream, and returns when everything up to now was sent.
     *
     * @param until when the right to listen ends
     * @param locale the language of the messages
     * @param lastEventId the position that the client saw last; null, or anything that is no position of the kept log, for none
     * @throws ProblemException {@code too-many-streams} if this person listens often enough already
     */
    void open(String owner, Instant until, Locale locale, String lastEventId, Client client) {
        long last = log.lastPosition();
        EventStream stream = new EventStream(owner, until, locale, client, threads.executor(), streams::remove);
        if (!tail.follow(stream, last)) {
            throw OpenStreams.tooMany();
        }
        try {
            OptionalLong seen = position(lastEventId, last);
            long begin = seen.orElse(last);
            List<StatusView> standing = seen.isPresent() ? List.of() : standing(owner, locale);
            List<EventView> missed = log.ofOwnerAfter(owner, begin, EventStream.WAITING_MAX);
            stream.open(begin, standing, changes.of(missed, locale));
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
        boolean isKept = position <= last && position >= log.firstPosition() - 1;
        return isKept ? OptionalLong.of(position) : OptionalLong.empty();
    }

    private List<StatusView> standing(String owner, Locale locale) {
        return configs.all(owner).stream()
                .map(connection -> statuses.of(connection, locale))
                .toList();
    }
}
