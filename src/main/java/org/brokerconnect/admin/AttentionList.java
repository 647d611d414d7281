package org.brokerconnect.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.ConnectionState;

/** The connections that need somebody most: first what may have to be mended here, then what waits for its person. */
@Dependent
class AttentionList {

    private static final int MAX = 20;

    private final SummaryStore outlines;
    private final BrokerCatalog catalog;

    @Inject
    AttentionList(SummaryStore outlines, BrokerCatalog catalog) {
        this.outlines = outlines;
        this.catalog = catalog;
    }

    /** At most 20, whatever there are. */
    List<AdminConnection> at(Instant now, Locale locale) {
        return Stream.of(ConnectionState.ERROR, ConnectionState.EXPIRED)
                .flatMap(state -> outlines.longestIn(state, MAX).stream())
                .limit(MAX)
                .map(outline -> AdminConnection.of(
                        outline, now, locale, catalog.nameOf(outline.broker()).orElse(null)))
                .toList();
    }
}
