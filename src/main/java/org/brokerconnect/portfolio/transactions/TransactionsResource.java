package org.brokerconnect.portfolio.transactions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
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

/** The accounts of the caller's own connections, and their transactions. */
@RequestScoped
@EntityTagged
@Path("portfolio/{configId}")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class TransactionsResource {

    private Caller caller;
    private TransactionsReader reader;

    public TransactionsResource() {}

    @Inject
    TransactionsResource(Caller caller, TransactionsReader reader) {
        this.caller = caller;
        this.reader = reader;
    }

    @GET
    @Path("accounts")
    public AccountsView accounts(@PathParam("configId") UUID configId) {
        return reader.accounts(caller.id(), configId);
    }

    /** The parameters are strings, because JAX-RS returns 404 if it cannot convert a query parameter. */
    @GET
    @Path("transactions")
    public TransactionsView transactions(
            @PathParam("configId") UUID configId,
            @QueryParam("account") String account,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("page") String page) {
        return reader.transactions(caller.id(), configId, account, from, to, page);
    }
}
