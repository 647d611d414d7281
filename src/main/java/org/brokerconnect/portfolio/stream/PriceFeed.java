package org.brokerconnect.portfolio.stream;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.listening.Client;
import org.brokerconnect.problem.ProblemException;

/** Lets a client watch the prices of a portfolio. */
@Dependent
class PriceFeed {

    private final ConfigStore connections;

    @Inject
    PriceFeed(ConfigStore connections) {
        this.connections = connections;
    }

    /**
     * @param until when the right to watch ends
     * @throws ProblemException {@code not-found} if this owner has no such connection
     */
    void open(String owner, Instant until, UUID configId, Client client) {
        connections.find(owner, configId).orElseThrow(ProblemException::notFound);
        client.send("feed", new PriceFeedView(configId, PriceMode.OFF, null, null, null));
    }
}
