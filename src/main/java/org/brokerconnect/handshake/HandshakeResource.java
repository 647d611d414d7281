package org.brokerconnect.handshake;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.database.DatabaseCircuit;
import org.brokerconnect.database.DatabaseFailures;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.logging.Spans;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;

/** The consent flow over HTTP: start and callback. */
@ApplicationScoped
@Path("broker")
@RolesAllowed(Roles.INVESTOR)
public class HandshakeResource {

    private static final Logger LOG = Logger.getLogger(HandshakeResource.class.getName());

    private Caller caller;
    private Handshake handshake;
    private ReturnAddress returnAddress;
    private AttemptCookie cookie;
    private OpenAttempts openAttempts;

    public HandshakeResource() {}

    @Inject
    HandshakeResource(
            Caller caller,
            Handshake handshake,
            ReturnAddress returnAddress,
            AttemptCookie cookie,
            OpenAttempts openAttempts) {
        this.caller = caller;
        this.handshake = handshake;
        this.returnAddress = returnAddress;
        this.cookie = cookie;
        this.openAttempts = openAttempts;
    }

    @POST
    @Path("configs/{id}/setup-oauth")
    @RateLimited({RequestLimit.ATTEMPTS_OF_PERSON, RequestLimit.ATTEMPTS_OF_ADDRESS})
    @Consumes("application/json")
    @Produces("application/json")
    public Response setupOauth(@PathParam("id") UUID id, ConnectRequest request, @Context HttpHeaders headers) {
        String returnTo = returnAddress.validated(request == null ? null : request.returnTo());
        Handshake.StartedAttempt started = handshake.begin(caller.id(), id, returnTo);
        UUID attempt = started.attempt().id();
        openAttempts.endSurplus(caller.id());
        return Response.created(URI.create("broker/attempts/" + attempt))
                .cookie(cookie.deleted(headers.getCookies(), openAttempts::kept).toArray(NewCookie[]::new))
                .cookie(cookie.of(attempt, started.cookie()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new AuthorizationStarted(
                        attempt, started.authorizationUrl(), started.attempt().expiresAt()))
                .build();
    }

    @GET
    @Path("callback/{broker}")
    @PermitAll
    @RateLimited(RequestLimit.CALLBACKS_OF_ADDRESS)
    public Response callback(
            @PathParam("broker") String broker, @Context UriInfo address, @Context HttpHeaders headers) {
        Spans.hideQuery(address.getPath());
        return Response.seeOther(returnAddress.redirectUrl(complete(broker, address, headers)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .build();
    }

    /** Every failure is a result, because the address bar shows the code and the state until the redirect. */
    private CallbackResult complete(String broker, UriInfo address, HttpHeaders headers) {
        try {
            return handshake.complete(broker, address.getQueryParameters(), cookie.presenterOf(headers.getCookies()));
        } catch (ProblemException refused) {
            return CallbackResult.refused(refused.slug());
        } catch (RuntimeException unexpected) {
            if (DatabaseFailures.isTransient(unexpected)) {
                DatabaseCircuit.ofThisNode().report(unexpected);
                return CallbackResult.refused("database-unavailable");
            }
            LOG.log(Level.WARNING, unexpected, () -> "a callback failed");
            return CallbackResult.refused("unexpected");
        }
    }
}
