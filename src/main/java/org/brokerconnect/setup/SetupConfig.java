package org.brokerconnect.setup;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of configurations. */
@ApplicationScoped
public class SetupConfig {

    private static final int MAX = 1_000;

    private int perPerson;

    /** For the container's proxy. */
    protected SetupConfig() {}

    /** @throws InvalidSettingException if the limit is not between 1 and 1000 */
    @Inject
    public SetupConfig(@ConfigProperty(name = "setup.connections-per-person") int perPerson) {
        this.perPerson = inRange("setup.connections-per-person", perPerson, 1, MAX);
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        perPerson();
    }

    /** How many configurations one person may have. */
    int perPerson() {
        return perPerson;
    }
}
