package org.brokerconnect.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.brokerconnect.audit.EventView;

/** Who caused a change, as its person is told. */
enum Actor {
    YOU,
    SYSTEM,
    ADMINISTRATOR;

    /** Which administrator it was is for the other administrators to know. */
    static Actor of(EventView event) {
        if (event.actor().equals(event.owner())) {
            return YOU;
        }
        return event.isOfSystem() ? SYSTEM : ADMINISTRATOR;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
