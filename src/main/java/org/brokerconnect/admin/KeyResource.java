package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.KeyRing;

/** Ids and states of the encryption keys; no key material. */
@RequestScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class KeyResource {

    private KeyRing ring;
    private CanaryStore canary;
    private AccessLog access;

    public KeyResource() {}

    @Inject
    KeyResource(KeyRing ring, CanaryStore canary, AccessLog access) {
        this.ring = ring;
        this.canary = canary;
        this.access = access;
    }

    @GET
    @Path("keys")
    public KeyStatus keys() {
        access.read(AuditAction.KEYS_READ, null, null);
        return KeyStatus.of(ring.keys(), canary.verifies());
    }
}
