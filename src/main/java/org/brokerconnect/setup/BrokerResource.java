package org.brokerconnect.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.market.MarketHours;

/** The installed brokers. */
@ApplicationScoped
@Path("brokers")
@Produces("application/json")
@RolesAllowed({Roles.INVESTOR, Roles.ADMIN})
public class BrokerResource {

    private OfferedBrokers brokers;
    private MarketHours hours;
    private WebAddresses addresses;
    private Caller caller;

    public BrokerResource() {}

    @Inject
    BrokerResource(OfferedBrokers brokers, MarketHours hours, WebAddresses addresses, Caller caller) {
        this.brokers = brokers;
        this.hours = hours;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    public List<BrokerView> list() {
        return brokers.installed().stream().map(this::view).toList();
    }

    private BrokerView view(Broker broker) {
        String id = broker.description().id();
        ZoneId zone = hours.calendar(broker.market()).zone();
        URI redirectUrl = addresses.callbackOf(id);
        boolean isOffered = brokers.isOffered(id);
        return BrokerView.of(broker, isOffered, zone, redirectUrl, caller.locale());
    }
}
