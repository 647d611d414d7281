package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client of the broker with the account data, as read from a data file of this package.
 *
 * @param profile the response of {@code /user/profile}
 * @param margins the response of {@code /user/margins}
 */
record Client(
        String userId,
        String password,
        String totp,
        JsonNode profile,
        JsonNode margins,
        List<Holding> holdings,
        List<Position> positions,
        List<Fund> funds) {

    /** A copy with this settled quantity of an instrument; quantity 0 removes the holding. */
    Client withHolding(String instrument, int quantity) {
        Map<Boolean, List<Holding>> byInstrument = holdings.stream()
                .collect(Collectors.partitioningBy(
                        holding -> holding.instrument().equals(instrument)));
        List<Holding> all = new ArrayList<>(byInstrument.get(false));
        if (quantity > 0) {
            Holding held = byInstrument.get(true).isEmpty()
                    ? Holding.empty(instrument)
                    : byInstrument.get(true).get(0);
            all.add(held.withQuantity(quantity));
        }
        return new Client(userId, password, totp, profile, margins, all, positions, funds);
    }

    /** A copy with another user id and the same account data. */
    Client withUserId(String otherId) {
        ObjectNode otherProfile = profile.<ObjectNode>deepCopy().put("user_id", otherId);
        return new Client(otherId, password, totp, otherProfile, margins, holdings, positions, funds);
    }

    boolean hasCredentials(String givenPassword, String givenTotp) {
        return password.equals(givenPassword) && totp.equals(givenTotp);
    }
}
