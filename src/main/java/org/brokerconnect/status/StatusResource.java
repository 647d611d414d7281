package org.brokerconnect.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.session.DisconnectResult;
import org.brokerconnect.session.Disconnects;

/** Status of the caller's connections, and disconnecting them. */
@ApplicationScoped
@Path("broker")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class StatusResource {

    private Caller caller;
    private ConnectionStore connections;
    private Disconnects disconnects;
    private StatusViews views;

    public StatusResource() {}

    @Inject
    StatusResource(Caller caller, ConnectionStore connections, Disconnects disconnects, StatusViews views) {
        this.caller = caller;
        this.connections = connections;
        this.disconnects = disconnects;
        this.views = views;
    }

    @GET
    @Path("status")
    public List<StatusView> all() {
        return connections.findAll(caller.id()).stream().map(this::view).toList();
    }

    @GET
    @Path("configs/{id}/status")
    public StatusView one(@PathParam("id") UUID id) {
        return connections.findWithoutSecrets(caller.id(), id).map(this::view).orElseThrow(ProblemException::notFound);
    }

    private StatusView view(Connection connection) {
        return views.of(connection, caller.locale());
    }

    @POST
    @Path("configs/{id}/disconnect")
    public DisconnectResult disconnect(@PathParam("id") UUID id) {
        return disconnects.byOwner(caller.id(), id, caller.locale());
    }
}
