package org.brokerconnect.broker;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.market.MarketHours;

/** All brokers of this installation, found by CDI. */
@Dependent
public class BrokerCatalog {

    private final List<Broker> brokers;

    /** Looks the brokers up once: they are proxies, which create no broker before its first use. */
    @Inject
    public BrokerCatalog(@Any Instance<Broker> brokers) {
        this.brokers = brokers.stream().toList();
    }

    /** For tests: a catalog of these brokers. */
    public BrokerCatalog(List<Broker> brokers) {
        this.brokers = brokers;
    }

    /** The broker with this id; empty when there is none. */
    public Optional<Broker> byId(String id) {
        for (Broker broker : brokers) {
            if (broker.description().id().equals(id)) {
                return Optional.of(broker);
            }
        }
        return Optional.empty();
    }

    /** The market of this broker; empty if the broker is unknown. */
    public Optional<String> marketOf(String id) {
        return byId(id).map(Broker::market);
    }

    /**
     * Stops the start if the market hours lack the market of a broker.
     *
     * @throws InvalidSettingException if they do
     */
    void checkMarkets(@Observes Startup started, MarketHours hours) {
        for (Broker broker : brokers) {
            if (!hours.has(broker.market())) {
                throw new InvalidSettingException(
                        "market.file",
                        "has no market " + broker.market() + ", on which "
                                + broker.description().name() + " trades");
            }
        }
    }

    /** The display name of this broker; empty if the broker is unknown. */
    public Optional<String> nameOf(String id) {
        return byId(id).map(broker -> broker.description().name());
    }

    /** All installed brokers, in no particular order. */
    public List<Broker> all() {
        return brokers;
    }

    /** All descriptions, in no particular order. */
    public List<BrokerDescription> descriptions() {
        return all().stream().map(Broker::description).toList();
    }
}
