package org.brokerconnect.admin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/**
 * Parses query parameters. JAX-RS returns 404 for a malformed parameter; this class reports the parameter and its
 * accepted values.
 */
final class Queries {

    private Queries() {}

    /**
     * @return null if absent or blank
     * @throws ProblemException {@code request-malformed} if it is not the name of a constant
     */
    static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String value) {
        if (text(value) == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.strip()))
                .findFirst()
                .orElseThrow(() -> malformed(parameter, "parameter.not-one-of", names(type)));
    }

    /**
     * @return null if absent or blank
     * @throws ProblemException {@code request-malformed} if it is not a UUID
     */
    static UUID id(String parameter, String value) {
        try {
            return text(value) == null ? null : UUID.fromString(value.strip());
        } catch (IllegalArgumentException notAUuid) {
            throw malformed(parameter, "parameter.not-id");
        }
    }

    /** @return null if absent or blank */
    static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** @return null if absent or blank, else the value as it is: blanks at its ends are part of a person's id */
    static String exact(String value) {
        return text(value) == null ? null : value;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
