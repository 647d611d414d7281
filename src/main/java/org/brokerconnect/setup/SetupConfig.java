package org.brokerconnect.setup;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of configurations. */
@ApplicationScoped
public class SetupConfig {

    /** The setting of the brokers on offer. */
    static final String BROKERS = "setup.brokers";

    private static final int MAX = 1_000;

    private int perPerson;
    private List<String> brokers;

    /** For the container's proxy. */
    protected SetupConfig() {}

    /** @throws InvalidSettingException if the limit is not between 1 and 1000, or a broker is named twice */
    @Inject
    public SetupConfig(
            @ConfigProperty(name = "setup.connections-per-person") int perPerson,
            @ConfigProperty(name = BROKERS) String[] brokers) {
        this.perPerson = inRange("setup.connections-per-person", perPerson, 1, MAX);
        this.brokers = Arrays.stream(brokers).map(String::strip).toList();
        if (Set.copyOf(this.brokers).size() != this.brokers.size()) {
            throw new InvalidSettingException(BROKERS, "must not name a broker twice");
        }
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        perPerson();
    }

    /** How many configurations one person may have. */
    int perPerson() {
        return perPerson;
    }

    /** The ids of the brokers that people can set up, in their order. */
    List<String> brokers() {
        return brokers;
    }
}
