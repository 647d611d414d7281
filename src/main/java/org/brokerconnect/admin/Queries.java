package org.brokerconnect.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    /**
     * An instant such as {@code 2026-11-22T04:30:00Z}, or a date: the start of that day in UTC.
     *
     * @return null if absent or blank
     * @throws ProblemException {@code request-malformed} if it is neither, or outside of the years 1 to 9999
     */
    static Instant instant(String parameter, String value) {
        if (text(value) == null) {
            return null;
        }
        String text = value.strip();
        try {
            Instant instant = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // refused below with the same message as years that the database does not have
        }
        throw malformed(parameter, "parameter.not-instant");
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
