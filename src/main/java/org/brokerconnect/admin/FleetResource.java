package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** All connections as a whole: now, and as they were. */
@RequestScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class FleetResource {

    private Caller caller;
    private FleetReader fleet;
    private AttentionList problems;
    private FleetHistoryStore history;
    private Clock clock;

    protected FleetResource() {}

    @Inject
    FleetResource(Caller caller, FleetReader fleet, AttentionList problems, FleetHistoryStore history, Clock clock) {
        this.caller = caller;
        this.fleet = fleet;
        this.problems = problems;
        this.history = history;
        this.clock = clock;
    }

    @GET
    @Path("fleet")
    public FleetView now() {
        Instant now = clock.instant();
        return FleetView.of(fleet.fleetAt(now), problems.at(now, caller.locale()), now);
    }

    /** Of these last hours; 1 to 744, and the nearest of these for anything beyond. */
    @GET
    @Path("fleet/history")
    public FleetHistoryView history(@QueryParam("hours") @DefaultValue("24") int hours) {
        HistoryWindow span = HistoryWindow.ofHours(Math.max(1, Math.min(hours, HistoryWindow.HOURS_MAX)));
        return FleetHistoryView.of(history.until(clock.instant(), span.step(), span.steps()));
    }
}
