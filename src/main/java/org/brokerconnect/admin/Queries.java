package org.brokerconnect.admin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/** Reads what a query asks for. Servers answer a parameter that they cannot read with 404; here it is told which one, and what it takes. */
final class Queries {

    private Queries() {}

    /** @return null when it is absent or empty, as a form leaves it @throws ProblemException {@code query-malformed} if it is none of the names */
    static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        if (text(value) == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value.strip()))
                .findFirst()
                .orElseThrow(() -> malformed(parameter, "parameter.not-one-of", names(type)));
    }

    /** @return null when it is absent or empty @throws ProblemException {@code query-malformed} if it is no UUID */
    static UUID id(String parameter, String value) {
        try {
            return text(value) == null ? null : UUID.fromString(value.strip());
        } catch (IllegalArgumentException none) {
            throw malformed(parameter, "parameter.not-id");
        }
    }

    /** @return null when it is absent or empty */
    static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("query-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)));
    }
}
