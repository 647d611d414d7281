package org.brokerconnect.handshake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;

/** {@code POST broker/configs/{id}/pasted-token}: connects an account by a token that its owner copied. */
@ApplicationScoped
@Path("broker")
@Consumes("application/json")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class PastedTokenResource {

    private Caller caller;
    private TokenAdoption adoption;
    private ConnectionStore connections;
    private StatusViews views;

    public PastedTokenResource() {}

    @Inject
    PastedTokenResource(Caller caller, TokenAdoption adoption, ConnectionStore connections, StatusViews views) {
        this.caller = caller;
        this.adoption = adoption;
        this.connections = connections;
        this.views = views;
    }

    @POST
    @Path("configs/{id}/pasted-token")
    @RateLimited(RequestLimit.CREDENTIAL_WRITES_OF_PERSON)
    public StatusView connect(@PathParam("id") UUID id, PastedToken request) {
        adoption.adopt(caller.id(), id, ProblemException.required(request).secret());
        return connections
                .findWithoutSecrets(caller.id(), id)
                .map(connection -> views.of(connection, caller.locale()))
                .orElseThrow(ProblemException::notFound);
    }
}
