package org.brokerconnect.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.brokerconnect.connection.ConnectionEvent;

/** Who caused a change, as shown to the owner. */
enum Actor {
    YOU,
    SYSTEM,
    ADMINISTRATOR;

    /** Owners do not see which administrator it was. */
    static Actor of(ConnectionEvent event) {
        if (event.actor().equals(event.owner())) {
            return YOU;
        }
        return event.isBySystem() ? SYSTEM : ADMINISTRATOR;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
