package org.brokerconnect.handshake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;

/** Outcomes of the caller's attempts, and completion by a pasted address. */
@RequestScoped
@Path("broker")
@Consumes("application/json")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class AttemptResource {

    private Caller caller;
    private AttemptStore attempts;
    private PastedCallback pastedCallback;
    private BrokerCatalog catalog;
    private Clock clock;

    public AttemptResource() {}

    @Inject
    AttemptResource(
            Caller caller, AttemptStore attempts, PastedCallback pastedCallback, BrokerCatalog catalog, Clock clock) {
        this.caller = caller;
        this.attempts = attempts;
        this.pastedCallback = pastedCallback;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GET
    @Path("attempts/{attemptId}")
    public AttemptView get(@PathParam("attemptId") UUID attemptId) {
        return attempts.find(caller.id(), attemptId).map(this::view).orElseThrow(ProblemException::notFound);
    }

    @POST
    @Path("attempts/complete")
    public AttemptView complete(PastedAddress request) {
        return view(pastedCallback.complete(
                caller.id(), ProblemException.required(request).url()));
    }

    private AttemptView view(ConnectAttempt attempt) {
        String brokerName = catalog.nameOf(attempt.broker()).orElse(null);
        return AttemptView.of(attempt, clock.instant(), caller.locale(), brokerName);
    }
}
