package org.brokerconnect.portfolio.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.brokerconnect.http.EntityTagged;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** The value of the caller's own portfolios over time. */
@ApplicationScoped
@EntityTagged
@Path("portfolio/{configId}/history")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class HistoryResource {

    private Caller caller;
    private HistoryReader reader;

    public HistoryResource() {}

    @Inject
    HistoryResource(Caller caller, HistoryReader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    /** The parameters are strings, because JAX-RS returns 404 if it cannot convert a query parameter. */
    @GET
    public HistoryView history(
            @PathParam("configId") UUID configId,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("resolution") String resolution) {
        return reader.read(caller.id(), configId, from, to, resolution);
    }
}
