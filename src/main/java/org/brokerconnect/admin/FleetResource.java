package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** Counts over all connections: current and over time. */
@ApplicationScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class FleetResource {

    private Caller caller;
    private FleetReader fleet;
    private AttentionList attention;
    private FleetHistoryStore history;
    private AccessLog access;
    private Clock clock;

    public FleetResource() {}

    @Inject
    FleetResource(
            Caller caller,
            FleetReader fleet,
            AttentionList attention,
            FleetHistoryStore history,
            AccessLog access,
            Clock clock) {
        this.caller = caller;
        this.fleet = fleet;
        this.attention = attention;
        this.history = history;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("fleet")
    public FleetView now() {
        access.read(AuditAction.OVERVIEW_READ, null, null);
        Instant now = clock.instant();
        return FleetView.of(fleet.fleetAt(now), attention.at(now, caller.locale()), now);
    }

    /** @param hours length of the history; values outside 1 to 744 are limited to that range */
    @GET
    @Path("fleet/history")
    public FleetHistoryView history(@QueryParam("hours") @DefaultValue("24") int hours) {
        HistoryWindow window = HistoryWindow.ofHours(Math.max(1, Math.min(hours, HistoryWindow.MAX_HOURS)));
        return FleetHistoryView.of(history.until(clock.instant(), window.step(), window.steps()));
    }
}
