package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.EventFilter;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** The event log of all connections. */
@ApplicationScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class AuditResource {

    private static final int MAX_LIMIT = 200;

    private Caller caller;
    private EventLogStore log;
    private SummaryStore summaries;
    private BrokerCatalog catalog;
    private AccessLog access;

    public AuditResource() {}

    @Inject
    AuditResource(Caller caller, EventLogStore log, SummaryStore summaries, BrokerCatalog catalog, AccessLog access) {
        this.caller = caller;
        this.log = log;
        this.summaries = summaries;
        this.catalog = catalog;
        this.access = access;
    }

    /** Newest first; with {@code before} (a position): older events. */
    @GET
    @Path("events")
    public AdminEvents list(
            @QueryParam("connection") String connection,
            @QueryParam("owner") String owner,
            @QueryParam("change") String change,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        EventFilter filter = new EventFilter(
                Queries.id("connection", connection),
                Queries.exact(owner),
                Queries.oneOf(Change.class, "change", change),
                Queries.instant("from", from),
                Queries.instant("to", to));
        int batch = Math.max(1, Math.min(limit, MAX_LIMIT));
        access.read(
                AuditAction.EVENTS_READ,
                filter.owner(),
                "connection " + filter.connection() + ", change " + filter.change() + ", before " + before
                        + timesOf(filter));
        List<ConnectionEvent> found = log.newestBefore(before == null ? Long.MAX_VALUE : before, filter, batch + 1);
        Map<UUID, ConnectionSummary> connections = summaries.existing(
                found.stream().map(ConnectionEvent::connectionId).collect(Collectors.toSet()));
        return AdminEvents.of(found, batch, event -> view(event, connections.get(event.connectionId())));
    }

    private static String timesOf(EventFilter filter) {
        boolean isLimited = filter.from() != null || filter.to() != null;
        return isLimited ? ", from " + filter.from() + ", to " + filter.to() : "";
    }

    /** @param connection null if it was deleted */
    private AdminEvent view(ConnectionEvent event, @Nullable ConnectionSummary connection) {
        if (connection == null) {
            return AdminEvent.of(event, caller.locale(), null, null);
        }
        String brokerName = catalog.nameOf(connection.broker()).orElse(null);
        return AdminEvent.of(event, caller.locale(), connection.label(), brokerName);
    }
}
