package org.brokerconnect.status;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/** The configurations whose prices a client wants in its event stream. */
final class PriceIds {

    static final int MAX = 20;

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private PriceIds() {}

    /**
     * Parses the query parameter {@code prices}; repeated ids count once.
     *
     * @param list ids separated by commas; none if null
     * @throws ProblemException {@code request-malformed} if a value is not an id, or if there are more than
     *     {@value #MAX} ids
     */
    static Set<UUID> of(String list) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String value : list == null ? new String[0] : list.split(",", -1)) {
            // UUID.fromString accepts shorter parts
            if (!ID.matcher(value).matches()) {
                throw malformed("parameter.not-id");
            }
            ids.add(UUID.fromString(value));
        }
        if (ids.size() > MAX) {
            throw malformed("parameter.too-many", MAX);
        }
        return ids;
    }

    private static ProblemException malformed(String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of("prices", messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
