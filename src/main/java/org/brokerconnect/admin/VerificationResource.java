package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.audit.AuditLogStore;
import org.brokerconnect.audit.VerificationStarter;
import org.brokerconnect.identity.Roles;

/** The verification of the event log: its stored result, and a full verification on request. */
@ApplicationScoped
@Path("admin/audit/verify")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class VerificationResource {

    private AuditLogStore results;
    private VerificationStarter starter;
    private AccessLog access;

    public VerificationResource() {}

    @Inject
    VerificationResource(AuditLogStore results, VerificationStarter starter, AccessLog access) {
        this.results = results;
        this.starter = starter;
        this.access = access;
    }

    /** The result of the last runs, and the full verification under way. */
    @GET
    public VerificationView result() {
        return VerificationView.of(results.status());
    }

    /** Starts a full verification, unless one is under way, and returns at once. */
    @POST
    public Response start() {
        access.action(AuditAction.LOG_VERIFIED, null, AuditEntry.DONE, null);
        starter.start();
        return Response.accepted(result()).build();
    }
}
