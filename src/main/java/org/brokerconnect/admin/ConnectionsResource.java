package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.session.DisconnectResult;
import org.brokerconnect.session.Disconnects;

/** Everybody's connections, and ending one. */
@RequestScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class ConnectionsResource {

    private static final Logger LOG = Logger.getLogger(ConnectionsResource.class.getName());
    private static final int SIZE_MAX = 100;
    private static final int PAGE_MAX = 10_000;

    private Caller caller;
    private SummaryStore outlines;
    private Disconnects disconnects;
    private BrokerCatalog catalog;
    private Clock clock;

    protected ConnectionsResource() {}

    @Inject
    ConnectionsResource(
            Caller caller, SummaryStore outlines, Disconnects disconnects, BrokerCatalog catalog, Clock clock) {
        this.caller = caller;
        this.outlines = outlines;
        this.disconnects = disconnects;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GET
    @Path("connections")
    public AdminConnections list(
            @QueryParam("state") String state,
            @QueryParam("owner") String owner,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("20") int size) {
        SummaryFilter filter =
                new SummaryFilter(Queries.oneOf(ConnectionState.class, "state", state), Queries.text(owner));
        int shown = Math.max(0, Math.min(page, PAGE_MAX));
        int length = Math.max(1, Math.min(size, SIZE_MAX));
        Instant now = clock.instant();
        List<AdminConnection> found = outlines.page(filter, shown, length, now).stream()
                .map(outline -> AdminConnection.of(outline, now, caller.locale(), nameOf(outline)))
                .toList();
        return new AdminConnections(outlines.count(filter, now), shown, length, found);
    }

    private String nameOf(ConnectionSummary outline) {
        return catalog.nameOf(outline.broker()).orElse(null);
    }

    /** The log of changes keeps who did it; the server's log has it too, for those who watch that. */
    @POST
    @Path("connections/{id}/disconnect")
    public DisconnectResult disconnect(@PathParam("id") UUID id) {
        DisconnectResult result = disconnects.byAdministrator(caller.id(), id, caller.locale());
        LOG.log(Level.INFO, "an administrator disconnected connection {0}", id);
        return result;
    }
}
