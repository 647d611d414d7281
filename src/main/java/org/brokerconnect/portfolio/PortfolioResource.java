package org.brokerconnect.portfolio;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.brokerconnect.http.EntityTagged;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** Portfolios of the caller's own connections. */
@ApplicationScoped
@EntityTagged
@Path("portfolio/{configId}")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class PortfolioResource {

    private Caller caller;
    private PortfolioReader reader;

    public PortfolioResource() {}

    @Inject
    PortfolioResource(Caller caller, PortfolioReader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @GET
    public PortfolioView holdings(@PathParam("configId") UUID configId) {
        return PortfolioView.of(reader.read(caller.id(), configId, PortfolioSection.HOLDINGS));
    }

    @GET
    @Path("positions")
    public PositionsView positions(@PathParam("configId") UUID configId) {
        return PositionsView.of(reader.read(caller.id(), configId, PortfolioSection.POSITIONS));
    }

    @GET
    @Path("funds")
    public FundsView funds(@PathParam("configId") UUID configId) {
        return FundsView.of(reader.read(caller.id(), configId, PortfolioSection.FUNDS));
    }

    @GET
    @Path("mutual-funds")
    public FundHoldingsView mutualFunds(@PathParam("configId") UUID configId) {
        return FundHoldingsView.of(reader.read(caller.id(), configId, PortfolioSection.MUTUAL_FUNDS));
    }
}
