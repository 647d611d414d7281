package org.brokerconnect.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;
import org.brokerconnect.session.Revocations;

/** Configurations of the caller. */
@ApplicationScoped
@Path("broker")
@Consumes("application/json")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class ConfigResource {

    private Caller caller;
    private CredentialRules rules;
    private ConnectionStore connections;
    private ConnectionWriter writer;
    private Revocations revocations;
    private SetupConfig config;

    public ConfigResource() {}

    @Inject
    ConfigResource(
            Caller caller,
            CredentialRules rules,
            ConnectionStore connections,
            ConnectionWriter writer,
            Revocations revocations,
            SetupConfig config) {
        this.caller = caller;
        this.rules = rules;
        this.connections = connections;
        this.writer = writer;
        this.revocations = revocations;
        this.config = config;
    }

    @GET
    @Path("configs")
    public List<ConfigView> list() {
        return connections.findAll(caller.id()).stream()
                .map(connection -> ConfigView.of(connection.config()))
                .toList();
    }

    @POST
    @Path("configs")
    @RateLimited(RequestLimit.CREDENTIAL_WRITES_OF_PERSON)
    public Response create(NewConfig request) {
        NewConfig checked = ProblemException.required(request);
        rules.check(checked);
        ConfigView created = ConfigView.of(
                writer.create(caller.id(), checked.broker(), checked.label(), checked.secrets(), config.perPerson()));
        return Response.created(URI.create("broker/configs/" + created.id()))
                .entity(created)
                .build();
    }

    @GET
    @Path("configs/{id}")
    public ConfigView get(@PathParam("id") UUID id) {
        return ConfigView.of(own(id).config());
    }

    @PUT
    @Path("configs/{id}")
    @RateLimited(RequestLimit.CREDENTIAL_WRITES_OF_PERSON)
    public ConfigView update(@PathParam("id") UUID id, ConfigChange request) {
        ConfigChange change = ProblemException.required(request);
        rules.check(own(id).config().broker(), change);
        BrokerConfig changed = writer.update(
                        caller.id(), id, change.label(), change.secrets().orElse(null))
                .orElseThrow(ProblemException::notFound);
        revocations.sendPending(id);
        return ConfigView.of(changed);
    }

    @DELETE
    @Path("configs/{id}")
    @RateLimited(RequestLimit.CREDENTIAL_WRITES_OF_PERSON)
    public void delete(@PathParam("id") UUID id) {
        if (!writer.delete(caller.id(), id)) {
            throw ProblemException.notFound();
        }
        revocations.sendPending(id);
    }

    private Connection own(UUID id) {
        return connections.findWithoutSecrets(caller.id(), id).orElseThrow(ProblemException::notFound);
    }
}
