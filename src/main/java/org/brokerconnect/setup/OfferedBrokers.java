package org.brokerconnect.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.config.InvalidSettingException;

/**
 * The installed brokers, and which of them people can set up. Connections to a broker that is no longer offered keep
 * working.
 */
@ApplicationScoped
public class OfferedBrokers {

    private BrokerCatalog catalog;
    private List<String> ids;

    /** For the container's proxy. */
    protected OfferedBrokers() {}

    /** @throws InvalidSettingException if the setting names a broker that is not installed */
    @Inject
    OfferedBrokers(SetupConfig config, BrokerCatalog catalog) {
        this.catalog = catalog;
        this.ids = config.brokers();
        List<String> installed = installed().stream().map(OfferedBrokers::id).toList();
        if (!installed.containsAll(ids)) {
            throw new InvalidSettingException(
                    SetupConfig.BROKERS, "must name installed brokers: " + String.join(", ", installed));
        }
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        ids.size();
    }

    /** All installed brokers: the offered ones first, in the order of the setting, then the others by id. */
    List<Broker> installed() {
        return catalog.all().stream()
                .sorted(Comparator.comparingInt(this::place).thenComparing(OfferedBrokers::id))
                .toList();
    }

    private int place(Broker broker) {
        return isOffered(id(broker)) ? ids.indexOf(id(broker)) : ids.size();
    }

    boolean isOffered(String id) {
        return ids.contains(id);
    }

    /** The broker with this id, if people can set it up; null has none. */
    Optional<Broker> offered(String id) {
        return known(id).filter(broker -> isOffered(id));
    }

    /** The installed broker with this id, offered or not; null has none. */
    Optional<Broker> known(String id) {
        return catalog.byId(String.valueOf(id));
    }

    private static String id(Broker broker) {
        return broker.description().id();
    }
}
