package org.brokerconnect.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
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

    /** For the container. */
    public Disconnects() {}

    @Inject
    Disconnects(ConnectionStore connections, Revocations revocations, DueStore anybodys, StatusViews views) {
        this.connections = connections;
        this.revocations = revocations;
        this.anybodys = anybodys;
        this.views = views;
    }

    /** @throws ProblemException {@code not-found} when this owner has no such connection */
    public DisconnectResult byOwner(String owner, UUID id) {
        return result(connections.disconnected(owner, id), id);
    }

    /**
     * Whoever owns it. The log names the administrator; the owner is told that an administrator did it.
     *
     * @throws ProblemException {@code not-found} when there is no such connection
     */
    public DisconnectResult byAdministrator(String administrator, UUID id) {
        return result(connections.disconnectedBy(administrator, id), id);
    }

    private DisconnectResult result(boolean found, UUID id) {
        if (!found) {
            throw ProblemException.notFound();
        }
        Optional<String> untold = revocations.tellBroker(id);
        StatusView status = anybodys.find(id).map(views::of).orElseThrow(ProblemException::notFound);
        return new DisconnectResult(
                status, untold.map(DisconnectResult.Warning::brokerNotTold).orElse(null));
    }
}
