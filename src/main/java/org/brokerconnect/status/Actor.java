package org.brokerconnect.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.brokerconnect.connection.log.EventView;

/** Who caused a change, as its person is told. */
enum Actor {
    YOU,
    SYSTEM;

    static Actor of(EventView event) {
        return event.actor().equals(event.owner()) ? YOU : SYSTEM;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
