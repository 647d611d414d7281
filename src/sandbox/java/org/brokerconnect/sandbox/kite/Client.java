package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client of the broker and what they own, as the data file beside this class says.
 *
 * @param profile the answer of {@code /user/profile}
 * @param margins the answer of {@code /user/margins}
 */
record Client(
        String userId,
        String password,
        String totp,
        JsonNode profile,
        JsonNode margins,
        List<Lot> holdings,
        List<Trade> positions,
        List<Fund> funds) {

    /** With so many settled shares of an instrument; with none the row is gone. */
    Client holding(String instrument, int quantity) {
        Map<Boolean, List<Lot>> lots = holdings.stream()
                .collect(Collectors.partitioningBy(lot -> lot.instrument().equals(instrument)));
        List<Lot> all = new ArrayList<>(lots.get(false));
        if (quantity > 0) {
            Lot owned = lots.get(true).isEmpty()
                    ? Lot.bought(instrument)
                    : lots.get(true).get(0);
            all.add(owned.settled(quantity));
        }
        return new Client(userId, password, totp, profile, margins, all, positions, funds);
    }

    /** Somebody else with the same name and possessions. */
    Client named(String otherId) {
        ObjectNode other = profile.<ObjectNode>deepCopy().put("user_id", otherId);
        return new Client(otherId, password, totp, other, margins, holdings, positions, funds);
    }

    boolean is(String givenPassword, String givenTotp) {
        return password.equals(givenPassword) && totp.equals(givenTotp);
    }
}
