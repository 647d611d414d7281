package org.brokerconnect.handshake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;

/** Outcomes of the caller's attempts, their cancellation, and completion by a pasted address. */
@ApplicationScoped
@Path("broker")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class AttemptResource {

    private Caller caller;
    private AttemptStore attempts;
    private OpenAttempts openAttempts;
    private AttemptCookie cookie;
    private AttemptWriter outcomes;
    private PastedCallback pastedCallback;
    private BrokerCatalog catalog;
    private Clock clock;

    public AttemptResource() {}

    @Inject
    AttemptResource(
            Caller caller,
            AttemptStore attempts,
            OpenAttempts openAttempts,
            AttemptCookie cookie,
            AttemptWriter outcomes,
            PastedCallback pastedCallback,
            BrokerCatalog catalog,
            Clock clock) {
        this.caller = caller;
        this.attempts = attempts;
        this.openAttempts = openAttempts;
        this.cookie = cookie;
        this.outcomes = outcomes;
        this.pastedCallback = pastedCallback;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GET
    @Path("attempts/{attemptId}")
    public AttemptView get(@PathParam("attemptId") UUID attemptId) {
        return attempts.find(caller.id(), attemptId).map(this::view).orElseThrow(ProblemException::notFound);
    }

    /** Idempotent: an attempt that has an outcome keeps it. */
    @POST
    @Path("attempts/{attemptId}/cancel")
    public AttemptView cancel(@PathParam("attemptId") UUID attemptId) {
        outcomes.cancel(caller.id(), attemptId);
        return get(attemptId);
    }

    @POST
    @Path("attempts/complete")
    @RateLimited(RequestLimit.PASTED_ADDRESSES_OF_PERSON)
    @Consumes("application/json")
    public AttemptView complete(PastedAddress request) {
        return view(pastedCallback.complete(
                caller.id(), ProblemException.required(request).url()));
    }

    /** Ends the open attempts that the caller started in this browser; the front end calls it before a sign-out. */
    @DELETE
    @Path("attempts")
    public Response endAll(@Context HttpHeaders headers) {
        openAttempts.endOwn(
                caller.id(), cookie.presenterOf(headers.getCookies()).cookieHashes());
        return Response.noContent()
                .cookie(cookie.deleted(headers.getCookies(), all -> Set.of()).toArray(NewCookie[]::new))
                .build();
    }

    private AttemptView view(ConnectAttempt attempt) {
        String brokerName = catalog.nameOf(attempt.broker()).orElse(null);
        return AttemptView.of(attempt, clock.instant(), caller.locale(), brokerName);
    }
}
