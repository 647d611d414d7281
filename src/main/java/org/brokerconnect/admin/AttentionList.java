package org.brokerconnect.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.ConnectionState;

/** The connections that need attention: ERROR first, then EXPIRED; oldest first. */
@Dependent
class AttentionList {

    private static final int MAX = 20;

    private final SummaryStore summaries;
    private final BrokerCatalog catalog;

    @Inject
    AttentionList(SummaryStore summaries, BrokerCatalog catalog) {
        this.summaries = summaries;
        this.catalog = catalog;
    }

    /** At most 20. */
    List<AdminConnection> at(Instant now, Locale locale) {
        return Stream.of(ConnectionState.ERROR, ConnectionState.EXPIRED)
                .flatMap(state -> summaries.longestIn(state, MAX).stream())
                .limit(MAX)
                .map(summary -> AdminConnection.of(
                        summary, now, locale, catalog.nameOf(summary.broker()).orElse(null)))
                .toList();
    }
}
