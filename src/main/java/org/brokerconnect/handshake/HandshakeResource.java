package org.brokerconnect.handshake;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The two ends of the consent flow: leaving for the broker and coming back. */
@RequestScoped
@Path("broker")
@RolesAllowed(Roles.INVESTOR)
@Tag(name = "connecting")
public class HandshakeResource {

    private Caller caller;
    private Handshake handshake;
    private ReturnAddress returnAddress;
    private AttemptCookie cookie;

    protected HandshakeResource() {}

    @Inject
    HandshakeResource(Caller caller, Handshake handshake, ReturnAddress returnAddress, AttemptCookie cookie) {
        this.caller = caller;
        this.handshake = handshake;
        this.returnAddress = returnAddress;
        this.cookie = cookie;
    }

    @POST
    @Path("configs/{id}/setup-oauth")
    @Consumes("application/json")
    @Produces("application/json")
    @Operation(
            operationId = "setupOauth",
            summary = "Start connecting",
            description = "Sets a cookie that ties the attempt to this browser, so call it with credentials included.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AuthorizationStarted.class)))
    public Response setupOauth(@PathParam("id") UUID id, ConnectRequest request) {
        String returnTo = returnAddress.checked(request == null ? null : request.returnTo());
        Handshake.Begun begun = handshake.begin(caller.id(), id, returnTo);
        UUID attempt = begun.attempt().id();
        return Response.created(URI.create("broker/attempts/" + attempt))
                .cookie(cookie.of(attempt, begun.cookie()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new AuthorizationStarted(
                        attempt, begun.authorizationUrl(), begun.attempt().expiresAt()))
                .build();
    }

    @GET
    @Path("callback/{broker}")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            operationId = "callback",
            summary = "Where the broker sends the browser back to",
            description =
                    "Open to all: the attempt's cookie is the proof. Always leads to a clean address of the front end.")
    @APIResponse(responseCode = "303", description = "to the front end, with attempt, outcome and problem")
    public Response callback(
            @PathParam("broker") String broker, @Context UriInfo address, @Context HttpHeaders headers) {
        Landing landing = handshake.finish(broker, address.getQueryParameters(), cookie.carrier(headers.getCookies()));
        Response.ResponseBuilder answer = Response.seeOther(returnAddress.of(landing))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (landing.outcome() != AttemptOutcome.PENDING) {
            landing.attemptId().ifPresent(attempt -> answer.cookie(cookie.gone(attempt)));
        }
        return answer.build();
    }
}
