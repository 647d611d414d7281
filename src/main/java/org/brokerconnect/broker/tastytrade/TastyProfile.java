package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.text.PlainText;

/** Reads the customer: {@code GET /customers/me}. */
final class TastyProfile {

    private static final String ID = "[A-Za-z0-9_-]{1,32}";
    private static final int LONGEST_NAME = 100;

    private TastyProfile() {}

    /** @throws BrokerUnavailableException broker-answer-garbled: there is no usable {@code id} */
    static Profile of(JsonNode data) {
        WireRow customer = WireRow.of(data, "customer");
        String id = customer.requiredText("id");
        if (!id.matches(ID)) {
            throw WireRow.garbled("id");
        }
        String name = customer.shownText("first-name") + " " + customer.shownText("last-name");
        return new Profile(id, PlainText.cut(name.strip(), LONGEST_NAME));
    }
}
