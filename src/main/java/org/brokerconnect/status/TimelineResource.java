package org.brokerconnect.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemException;

/** The history of changes of the caller's connections. Readable after deletion for as long as the log is retained. */
@ApplicationScoped
@Path("broker")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class TimelineResource {

    private static final int MAX_LIMIT = 200;

    private Caller caller;
    private ConnectionStore connections;
    private EventLogStore log;
    private BrokerCatalog catalog;

    public TimelineResource() {}

    @Inject
    TimelineResource(Caller caller, ConnectionStore connections, EventLogStore log, BrokerCatalog catalog) {
        this.caller = caller;
        this.connections = connections;
        this.log = log;
        this.catalog = catalog;
    }

    /** Without {@code after}: newest first. With {@code after} (a sequence): later entries, oldest first. */
    @GET
    @Path("configs/{id}/events")
    public List<TimelineEntry> list(
            @PathParam("id") UUID id,
            @QueryParam("after") Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Optional<String> broker = connections
                .findWithoutSecrets(caller.id(), id)
                .map(own -> own.config().broker());
        List<ConnectionEvent> events = events(id, after, Math.max(1, Math.min(limit, MAX_LIMIT)));
        if (broker.isEmpty() && events.isEmpty()) {
            throw ProblemException.notFound();
        }
        String name = broker.flatMap(catalog::nameOf).orElse(null);
        return events.stream()
                .map(event -> TimelineEntry.of(event, caller.locale(), name))
                .toList();
    }

    private List<ConnectionEvent> events(UUID id, Long after, int limit) {
        return after == null
                ? log.newestOfConnection(caller.id(), id, limit)
                : log.ofConnectionAfter(caller.id(), id, after, limit);
    }
}
