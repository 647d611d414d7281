package org.brokerconnect.handshake;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The limit of open attempts. */
@ApplicationScoped
public class OpenAttemptConfig {

    /** As many cookies have 3 KiB; servers accept 8 KiB of headers. */
    private static final int MAX = 30;

    private int perPerson;

    /** For the container's proxy. */
    protected OpenAttemptConfig() {}

    /** @throws InvalidSettingException if the limit is not between 1 and 30 */
    @Inject
    public OpenAttemptConfig(@ConfigProperty(name = "handshake.open-attempts-per-person") int perPerson) {
        this.perPerson = inRange("handshake.open-attempts-per-person", perPerson, 1, MAX);
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        perPerson();
    }

    /** How many open attempts a person may have, and a browser cookies of attempts. */
    int perPerson() {
        return perPerson;
    }
}
