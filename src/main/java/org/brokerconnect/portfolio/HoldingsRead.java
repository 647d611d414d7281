package org.brokerconnect.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.Holding;

/**
 * The broker said what is owned through a connection. Fired on this node for each such answer, outside of transactions, on the thread that asked.
 *
 * @param asOf when it said so
 */
public record HoldingsRead(UUID configId, List<Holding> holdings, Instant asOf) {

    public HoldingsRead {
        holdings = List.copyOf(holdings);
    }
}
