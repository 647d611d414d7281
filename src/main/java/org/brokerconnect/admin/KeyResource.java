package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.logging.Logger;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.rotation.KeyRefusedException;
import org.brokerconnect.vault.rotation.KeyRotation;

/** The encryption keys by id, and their rotation; no key material. */
@ApplicationScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class KeyResource {

    private static final Logger LOG = Logger.getLogger(KeyResource.class.getName());

    private Caller caller;
    private KeyRotation rotation;
    private CanaryStore canary;
    private AccessLog access;

    public KeyResource() {}

    @Inject
    KeyResource(Caller caller, KeyRotation rotation, CanaryStore canary, AccessLog access) {
        this.caller = caller;
        this.rotation = rotation;
        this.canary = canary;
        this.access = access;
    }

    @GET
    @Path("keys")
    public KeyStatus keys() {
        access.read(AuditAction.KEYS_READ, null, null);
        return status();
    }

    private KeyStatus status() {
        return KeyStatus.of(rotation.status(), canary.verifies());
    }

    /** Seals with this key from now on. The audit log and the server log record the administrator. */
    @POST
    @Path("keys/{id}/promotion")
    public KeyStatus promote(@PathParam("id") long id) {
        return change(() -> rotation.promote(id, caller.id()), AuditAction.KEY_PROMOTED, id);
    }

    /** Records that nothing needs this key. The audit log and the server log record the administrator. */
    @POST
    @Path("keys/{id}/retirement")
    public KeyStatus retire(@PathParam("id") long id) {
        return change(() -> rotation.retire(id, caller.id()), AuditAction.KEY_RETIRED, id);
    }

    /** The event of the key becomes an entry of the audit log; a refusal has no event. */
    private KeyStatus change(Runnable change, AuditAction action, long id) {
        try {
            change.run();
        } catch (KeyRefusedException refused) {
            access.action(action, null, refused.code(), "key " + id);
            throw problem(refused);
        }
        LOG.info(() -> "an administrator changed the encryption key " + id + ": " + action);
        return status();
    }

    private static ProblemException problem(KeyRefusedException refused) {
        ProblemException problem = ProblemException.of(refused.code());
        if (refused.count() == 0) {
            return problem;
        }
        String message = refused.code().equals("key-in-use") ? "key.in-use" : "key.not-distributed";
        return problem.withFields(List.of(InvalidField.of("id", message, refused.count())));
    }
}
