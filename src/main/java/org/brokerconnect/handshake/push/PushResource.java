package org.brokerconnect.handshake.push;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.ratelimit.RateLimited;
import org.brokerconnect.ratelimit.RequestLimit;
import org.brokerconnect.vault.Secret;

/** Logins that a person confirms in the broker's application: preparation, request, and the broker's message. */
@RequestScoped
@Path("broker")
@Consumes("application/json")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class PushResource {

    private Caller caller;
    private PushLogin login;
    private PushReceiver receiver;

    public PushResource() {}

    @Inject
    PushResource(Caller caller, PushLogin login, PushReceiver receiver) {
        this.caller = caller;
        this.login = login;
        this.receiver = receiver;
    }

    /** The address to register at the broker; it is in no other response. */
    public record PushAddressView(URI address) {}

    /** Until when the person can agree. */
    public record PushRequested(Instant agreeUntil) {}

    @POST
    @Path("configs/{id}/push-address")
    @RateLimited(RequestLimit.CREDENTIAL_WRITES_OF_PERSON)
    public PushAddressView newAddress(@PathParam("id") UUID id) {
        return new PushAddressView(login.newAddress(caller.id(), id));
    }

    @POST
    @Path("configs/{id}/push-login")
    @RateLimited({RequestLimit.ATTEMPTS_OF_PERSON, RequestLimit.ATTEMPTS_OF_ADDRESS})
    public PushRequested request(@PathParam("id") UUID id) {
        return new PushRequested(login.request(caller.id(), id));
    }

    /**
     * Answers the same whether the path is known or not, and whether the message was believed. The message is read as
     * it is, because only the broker's adapter knows its form; its length is limited as that of all bodies.
     */
    @POST
    @Path("push/{path}")
    @PermitAll
    @RateLimited(RequestLimit.CALLBACKS_OF_ADDRESS)
    public void receive(@PathParam("path") String path, @Context HttpServletRequest request) throws IOException {
        byte[] message = request.getInputStream().readAllBytes();
        receiver.receive(path, Secret.of(new String(message, StandardCharsets.UTF_8)));
    }
}
