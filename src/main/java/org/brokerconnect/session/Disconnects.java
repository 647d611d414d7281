package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.problem.ProblemException;

/** Disconnects: removes the session in one transaction, then revokes it at the broker. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Disconnects {

    private ConnectionWriter writer;
    private Revocations revocations;
    private ConnectionStore connections;
    private StatusViews views;
    private BrokerCatalog catalog;

    /** For the container. */
    public Disconnects() {}

    @Inject
    Disconnects(
            ConnectionWriter writer,
            Revocations revocations,
            ConnectionStore connections,
            StatusViews views,
            BrokerCatalog catalog) {
        this.writer = writer;
        this.revocations = revocations;
        this.connections = connections;
        this.views = views;
        this.catalog = catalog;
    }

    /**
     * @param locale the language of the result's messages
     * @throws ProblemException {@code not-found} when this owner has no such connection
     */
    public DisconnectResult byOwner(String owner, UUID id, Locale locale) {
        return result(writer.disconnect(owner, id), id, locale);
    }

    /**
     * Disconnects a connection of any owner. The event names the administrator; the owner is shown only that it was an
     * administrator.
     *
     * @param locale the language of the result's messages
     * @throws ProblemException {@code not-found} when there is no such connection
     */
    public DisconnectResult byAdministrator(String administrator, UUID id, Locale locale) {
        return result(writer.disconnectByAdministrator(administrator, id), id, locale);
    }

    private DisconnectResult result(boolean found, UUID id, Locale locale) {
        if (!found) {
            throw ProblemException.notFound();
        }
        Optional<String> failure = revocations.sendPending(id);
        Connection connection = connections.findAnyOwner(id).orElseThrow(ProblemException::notFound);
        String broker = catalog.nameOf(connection.config().broker()).orElse(null);
        DisconnectResult.Warning warning = failure.map(
                        code -> DisconnectResult.Warning.of(warningFor(code), locale, broker))
                .orElse(null);
        return new DisconnectResult(views.of(connection, locale), warning);
    }

    private static String warningFor(String failure) {
        return failure.equals(BrokerException.REVOCATION_UNSUPPORTED) ? failure : "revocation-pending";
    }
}
