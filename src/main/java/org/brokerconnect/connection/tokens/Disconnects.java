package org.brokerconnect.connection.tokens;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.problem.ProblemException;

/** Ends connections: here at once, at the broker as soon as it can be told. Whoever asks, the way is the same. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Disconnects {

    private ConnectionStore connections;
    private Revocations revocations;
    private DueStore anybodys;
    private StatusViews views;
    private BrokerCatalog catalog;

    /** For the container. */
    public Disconnects() {}

    @Inject
    Disconnects(
            ConnectionStore connections,
            Revocations revocations,
            DueStore anybodys,
            StatusViews views,
            BrokerCatalog catalog) {
        this.connections = connections;
        this.revocations = revocations;
        this.anybodys = anybodys;
        this.views = views;
        this.catalog = catalog;
    }

    /**
     * @param locale the language of the result's messages
     * @throws ProblemException {@code not-found} when this owner has no such connection
     */
    public DisconnectResult byOwner(String owner, UUID id, Locale locale) {
        return result(connections.disconnected(owner, id), id, locale);
    }

    /**
     * Whoever owns it. The log names the administrator; the owner is told that an administrator did it.
     *
     * @param locale the language of the result's messages
     * @throws ProblemException {@code not-found} when there is no such connection
     */
    public DisconnectResult byAdministrator(String administrator, UUID id, Locale locale) {
        return result(connections.disconnectedBy(administrator, id), id, locale);
    }

    private DisconnectResult result(boolean found, UUID id, Locale locale) {
        if (!found) {
            throw ProblemException.notFound();
        }
        Optional<String> untold = revocations.tellBroker(id);
        Connection connection = anybodys.find(id).orElseThrow(ProblemException::notFound);
        DisconnectResult.Warning warning = untold.isEmpty() ? null : brokerNotTold(connection, locale);
        return new DisconnectResult(views.of(connection, locale), warning);
    }

    private DisconnectResult.Warning brokerNotTold(Connection connection, Locale locale) {
        String broker = catalog.nameOf(connection.config().broker()).orElse(null);
        return DisconnectResult.Warning.of("broker-not-told", locale, broker);
    }
}
