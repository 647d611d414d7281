package org.brokerconnect.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.ZoneId;
import java.util.List;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.market.MarketHours;

/** The brokers that can be connected. */
@RequestScoped
@Path("brokers")
@Produces("application/json")
@RolesAllowed({Roles.INVESTOR, Roles.ADMIN})
public class BrokerResource {

    private BrokerCatalog catalog;
    private MarketHours hours;
    private WebAddresses addresses;
    private Caller caller;

    public BrokerResource() {}

    @Inject
    BrokerResource(BrokerCatalog catalog, MarketHours hours, WebAddresses addresses, Caller caller) {
        this.catalog = catalog;
        this.hours = hours;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    public List<BrokerView> list() {
        return catalog.all().stream().map(this::view).toList();
    }

    private BrokerView view(Broker broker) {
        BrokerDescription description = broker.description();
        ZoneId zone = hours.calendar(broker.market()).zone();
        return BrokerView.of(description, zone, addresses.callbackOf(description.id()), caller.locale());
    }
}
