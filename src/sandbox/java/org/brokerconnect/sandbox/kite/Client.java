package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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

    boolean is(String givenPassword, String givenTotp) {
        return password.equals(givenPassword) && totp.equals(givenTotp);
    }
}
