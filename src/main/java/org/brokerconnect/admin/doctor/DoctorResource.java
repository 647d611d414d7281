package org.brokerconnect.admin.doctor;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.brokerconnect.admin.AccessLog;
import org.brokerconnect.audit.AuditAction;
import org.brokerconnect.audit.AuditEntry;
import org.brokerconnect.doctor.Examination.ClientView;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/** Examines the set-up of this server. */
@ApplicationScoped
@Path("admin")
@Produces("application/json")
@RolesAllowed(Roles.ADMIN)
public class DoctorResource {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "Forwarded");

    private ServerExamination examination;
    private AccessLog access;
    private Clock clock;

    public DoctorResource() {}

    @Inject
    DoctorResource(ServerExamination examination, AccessLog access, Clock clock) {
        this.examination = examination;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Runs all checks; takes up to half a minute if nothing answers.
     *
     * @param address the origin at which the client reaches the application; null if the client does not say
     * @throws ProblemException {@code request-malformed} if the address is not an origin
     */
    @GET
    @Path("doctor")
    public ExaminationView examine(@QueryParam("address") String address, @Context HttpHeaders headers) {
        ClientView client = new ClientView(origin(address), isForwarded(headers));
        access.action(AuditAction.SETUP_EXAMINED, null, AuditEntry.DONE, null);
        Instant now = clock.instant();
        return ExaminationView.of(examination.examine(client), now);
    }

    private static boolean isForwarded(HttpHeaders headers) {
        return OF_PROXIES.stream().anyMatch(name -> headers.getHeaderString(name) != null);
    }

    @Nullable
    private static URI origin(String address) {
        if (address == null || address.isBlank()) {
            return null;
        }
        try {
            URI origin = URI.create(address.strip());
            if (origin.getHost() != null && SCHEMES.contains(Objects.requireNonNullElse(origin.getScheme(), ""))) {
                return origin;
            }
        } catch (IllegalArgumentException invalid) {
            // refused below
        }
        throw ProblemException.of("request-malformed")
                .withFields(List.of(InvalidField.of("address", "parameter.not-origin")));
    }
}
