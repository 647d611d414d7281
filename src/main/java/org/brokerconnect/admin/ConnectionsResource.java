package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.session.DisconnectResult;
import org.brokerconnect.session.Disconnects;

/** All connections, and disconnecting one. */
@ApplicationScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class ConnectionsResource {

    private static final Logger LOG = Logger.getLogger(ConnectionsResource.class.getName());
    private static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 10_000;

    private Caller caller;
    private SummaryStore summaries;
    private Disconnects disconnects;
    private BrokerCatalog catalog;
    private AccessLog access;
    private Clock clock;

    public ConnectionsResource() {}

    @Inject
    ConnectionsResource(
            Caller caller,
            SummaryStore summaries,
            Disconnects disconnects,
            BrokerCatalog catalog,
            AccessLog access,
            Clock clock) {
        this.caller = caller;
        this.summaries = summaries;
        this.disconnects = disconnects;
        this.catalog = catalog;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("connections")
    public AdminConnections list(
            @QueryParam("state") String state,
            @QueryParam("owner") String owner,
            @QueryParam("search") String search,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("20") int size) {
        SummaryFilter filter = new SummaryFilter(
                Queries.oneOf(ConnectionState.class, "state", state), Queries.exact(owner), Queries.text(search));
        int shown = Math.max(0, Math.min(page, MAX_PAGE));
        int length = Math.max(1, Math.min(size, MAX_SIZE));
        String searched = filter.search() == null ? "" : ", search " + filter.search();
        access.read(
                AuditAction.CONNECTIONS_READ, filter.owner(), "state " + filter.state() + ", page " + shown + searched);
        Instant now = clock.instant();
        List<AdminConnection> found = summaries.page(filter, shown, length, now).stream()
                .map(summary -> AdminConnection.of(summary, now, caller.locale(), nameOf(summary)))
                .toList();
        return new AdminConnections(summaries.count(filter, now), shown, length, found);
    }

    private String nameOf(ConnectionSummary summary) {
        return catalog.nameOf(summary.broker()).orElse(null);
    }

    private DisconnectResult recorded(UUID id) {
        try {
            DisconnectResult result = disconnects.byAdministrator(caller.id(), id, caller.locale());
            access.action(AuditAction.CONNECTION_DISCONNECTED, id, AuditEntry.DONE, null);
            return result;
        } catch (ProblemException refused) {
            access.action(AuditAction.CONNECTION_DISCONNECTED, id, refused.slug(), null);
            throw refused;
        }
    }

    /** The event log records the administrator; the server log does too. */
    @POST
    @Path("connections/{id}/disconnect")
    public DisconnectResult disconnect(@PathParam("id") UUID id) {
        DisconnectResult result = recorded(id);
        LOG.log(Level.INFO, "an administrator disconnected connection {0}", id);
        return result;
    }
}
