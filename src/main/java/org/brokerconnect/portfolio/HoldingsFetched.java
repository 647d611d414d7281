package org.brokerconnect.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.connection.Connection;

/**
 * The broker returned the holdings of a connection. Fired on this node for each such answer after its snapshot is
 * stored, synchronously, outside of transactions, on the thread that made the call.
 *
 * @param broker the broker's id
 * @param account the broker's user id, the owner of the holdings
 * @param asOf when the broker returned them
 */
public record HoldingsFetched(UUID configId, String broker, String account, Rows<Holding> rows, Instant asOf) {

    /** The holdings that can be read. */
    public List<Holding> holdings() {
        return rows.readable();
    }

    static HoldingsFetched of(Connection connection, Rows<Holding> rows, Instant asOf) {
        return new HoldingsFetched(
                connection.config().id(),
                connection.config().broker(),
                connection.session().orElseThrow().brokerUserId(),
                rows,
                asOf);
    }
}
