package org.brokerconnect.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;

/** The brokers that can be connected. */
@RequestScoped
@Path("brokers")
@Produces("application/json")
@RolesAllowed({Roles.INVESTOR, Roles.ADMIN})
public class BrokerResource {

    private BrokerCatalog catalog;
    private WebAddresses addresses;
    private Caller caller;

    public BrokerResource() {}

    @Inject
    BrokerResource(BrokerCatalog catalog, WebAddresses addresses, Caller caller) {
        this.catalog = catalog;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    public List<BrokerView> list() {
        return catalog.descriptions().stream()
                .map(broker -> BrokerView.of(broker, addresses.callbackOf(broker.id()), caller.locale()))
                .toList();
    }
}
