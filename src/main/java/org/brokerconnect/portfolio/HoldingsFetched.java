package org.brokerconnect.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.connection.Connection;

/**
 * The broker said what is owned through a connection. Fired on this node for each such answer, outside of transactions, on the thread that asked.
 *
 * @param broker the broker's id
 * @param account the broker's user id, whose holdings they are
 * @param asOf when it said so
 */
public record HoldingsFetched(UUID configId, String broker, String account, List<Holding> holdings, Instant asOf) {

    public HoldingsFetched {
        holdings = List.copyOf(holdings);
    }

    static HoldingsFetched of(Connection connection, List<Holding> holdings, Instant asOf) {
        return new HoldingsFetched(
                connection.config().id(),
                connection.config().broker(),
                connection.session().orElseThrow().brokerUserId(),
                holdings,
                asOf);
    }
}
