package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.brokerconnect.audit.EventFilter;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.connection.Change;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** The event log of all connections. */
@RequestScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class AuditResource {

    private static final int MAX_LIMIT = 200;

    private Caller caller;
    private EventLogStore log;

    public AuditResource() {}

    @Inject
    AuditResource(Caller caller, EventLogStore log) {
        this.caller = caller;
        this.log = log;
    }

    /** Newest first; with {@code before} (a position): older events. */
    @GET
    @Path("events")
    public AdminEvents list(
            @QueryParam("connection") String connection,
            @QueryParam("owner") String owner,
            @QueryParam("change") String change,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        EventFilter filter = new EventFilter(
                Queries.id("connection", connection),
                Queries.exact(owner),
                Queries.oneOf(Change.class, "change", change));
        int batch = Math.max(1, Math.min(limit, MAX_LIMIT));
        return AdminEvents.of(
                log.newestBefore(before == null ? Long.MAX_VALUE : before, filter, batch + 1), batch, caller.locale());
    }
}
