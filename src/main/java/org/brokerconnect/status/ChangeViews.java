package org.brokerconnect.status;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;

/** Adds the current status of the connection to each event. */
@Dependent
class ChangeViews {

    private static final Logger LOG = Logger.getLogger(ChangeViews.class.getName());

    private final ConnectionStore connections;
    private final StatusViews statuses;

    @Inject
    ChangeViews(ConnectionStore connections, StatusViews statuses) {
        this.connections = connections;
        this.statuses = statuses;
    }

    /**
     * In the order of {@code events}. At most one query.
     *
     * @param locale the language of the messages
     */
    List<ChangeView> of(List<ConnectionEvent> events, Locale locale) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<UUID, StatusView> current = connections
                .findAmong(distinct(events, ConnectionEvent::owner), distinct(events, ConnectionEvent::connectionId))
                .stream()
                .flatMap(connection -> status(connection, locale).stream())
                .collect(Collectors.toMap(StatusView::configId, Function.identity()));
        return events.stream()
                .map(event -> ChangeView.of(event, current.get(event.connectionId())))
                .toList();
    }

    /** Empty when it cannot be made: one connection must not hold up the events of others. */
    private Optional<StatusView> status(Connection connection, Locale locale) {
        try {
            return Optional.of(statuses.of(connection, locale));
        } catch (RuntimeException unreadable) {
            LOG.log(Level.WARNING, unreadable, () -> "an event is published without the status of its connection");
            return Optional.empty();
        }
    }

    private static <T> Set<T> distinct(List<ConnectionEvent> events, Function<ConnectionEvent, T> property) {
        return events.stream().map(property).collect(Collectors.toSet());
    }
}
