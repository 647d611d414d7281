package org.brokerconnect.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemException;

/** {@code POST broker/configs/{id}/refresh-token}: renews a session on its owner's request. */
@ApplicationScoped
@Path("broker")
@Produces("application/json")
@RolesAllowed(Roles.INVESTOR)
public class RenewalResource {

    private Caller caller;
    private ConnectionStore connections;
    private Renewals renewals;
    private StatusViews views;
    private BrokerCatalog catalog;

    public RenewalResource() {}

    @Inject
    RenewalResource(
            Caller caller, ConnectionStore connections, Renewals renewals, StatusViews views, BrokerCatalog catalog) {
        this.caller = caller;
        this.connections = connections;
        this.renewals = renewals;
        this.views = views;
        this.catalog = catalog;
    }

    @POST
    @Path("configs/{id}/refresh-token")
    public StatusView renew(@PathParam("id") UUID id) {
        Connection connection = own(id);
        String broker = catalog.nameOf(connection.config().broker()).orElse(null);
        renewals.renewOnRequest(connection)
                .fold(
                        renewed -> renewed,
                        login -> {
                            throw ProblemException.of("login-required")
                                    .withDetail(ProblemCatalog.detailKey(login.code()))
                                    .withBroker(broker);
                        },
                        later -> {
                            ProblemException failed = ProblemException.of(later.code())
                                    .withStatus(status(later.verdict()))
                                    .withBroker(broker);
                            throw later.after().isZero() ? failed : failed.withRetryAfter(later.after());
                        });
        return views.of(own(id), caller.locale());
    }

    private Connection own(UUID id) {
        return connections.find(caller.id(), id).orElseThrow(ProblemException::notFound);
    }

    /** A 503 means that a retry may succeed, which is true for RATE and TRANSIENT only. */
    private static int status(Verdict verdict) {
        return switch (verdict) {
            case RATE, TRANSIENT -> 503;
            case AUTH, PERMISSION, CONFIG -> 409;
        };
    }
}
