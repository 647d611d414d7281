package org.brokerconnect.status;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.log.EventView;

/** Puts beside each change how its connection stands now. */
@Dependent
class ChangeViews {

    private final ConfigStore configs;
    private final StatusViews statuses;

    @Inject
    ChangeViews(ConfigStore configs, StatusViews statuses) {
        this.configs = configs;
        this.statuses = statuses;
    }

    /**
     * In the same order. At most one query.
     *
     * @param locale the language of the messages
     */
    List<ChangeView> of(List<EventView> events, Locale locale) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<UUID, StatusView> now =
                configs.among(distinct(events, EventView::owner), distinct(events, EventView::connectionId)).stream()
                        .map(connection -> statuses.of(connection, locale))
                        .collect(Collectors.toMap(StatusView::configId, Function.identity()));
        return events.stream()
                .map(event -> ChangeView.of(event, now.get(event.connectionId())))
                .toList();
    }

    private static <T> Set<T> distinct(List<EventView> events, Function<EventView, T> part) {
        return events.stream().map(part).collect(Collectors.toSet());
    }
}
