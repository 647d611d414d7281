package org.brokerconnect.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.export.AuditExport;
import org.brokerconnect.audit.export.ExportFilter;
import org.brokerconnect.identity.Roles;

/** The audit log as a file that can be verified without this application. */
@ApplicationScoped
@Path("admin")
@RolesAllowed(Roles.ADMIN)
public class AuditExportResource {

    private AuditExport export;
    private AccessLog access;
    private Clock clock;

    public AuditExportResource() {}

    @Inject
    AuditExportResource(AuditExport export, AccessLog access, Clock clock) {
        this.export = export;
        this.access = access;
        this.clock = clock;
    }

    /** JSON lines. Without filters the whole log, this export's own entry included. */
    @GET
    @Path("audit/export")
    @Produces(AuditExport.MEDIA_TYPE)
    public Response export(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("person") String person) {
        ExportFilter filter =
                new ExportFilter(Queries.instant("from", from), Queries.instant("to", to), Queries.exact(person));
        access.action(AuditAction.LOG_EXPORTED, null, "done", filter.toString());
        StreamingOutput lines = out -> export.write(filter, out);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Response.ok(lines, AuditExport.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"broker-connect-audit-" + today + ".jsonl\"")
                .build();
    }
}
