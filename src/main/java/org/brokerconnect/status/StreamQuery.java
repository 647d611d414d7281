package org.brokerconnect.status;

import jakarta.annotation.Nullable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/**
 * What a client asks of the stream with prices.
 *
 * @param prices the configurations whose prices it wants
 * @param client its own random id; null if it has none
 */
record StreamQuery(Set<UUID> prices, @Nullable UUID client) {

    static final int MAX_PRICES = 20;

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /**
     * Parses the query parameters. Repeated ids count once.
     *
     * @param prices ids separated by commas; none if null
     * @param client an id; none if null
     * @throws ProblemException {@code request-malformed} if a value is not an id, or if there are more than
     *     {@value #MAX_PRICES} ids
     */
    static StreamQuery of(@Nullable String prices, @Nullable String client) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String value : prices == null ? new String[0] : prices.split(",", -1)) {
            ids.add(id("prices", value));
        }
        if (ids.size() > MAX_PRICES) {
            throw malformed("prices", "parameter.too-many", MAX_PRICES);
        }
        return new StreamQuery(ids, client == null ? null : id("client", client));
    }

    private static UUID id(String parameter, String value) {
        // UUID.fromString accepts shorter parts
        if (!ID.matcher(value).matches()) {
            throw malformed(parameter, "parameter.not-id");
        }
        return UUID.fromString(value);
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
