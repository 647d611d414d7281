package org.brokerconnect.portfolio.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/**
 * The requested part of a history.
 *
 * @param from the first day, in the broker's calendar
 * @param to the last day, included; not before {@code from}
 */
record HistoryRange(Resolution resolution, LocalDate from, LocalDate to) {

    /**
     * Parses the query; each parameter may be null. Defaults: DAY, the last year; INTRADAY, today.
     *
     * @throws ProblemException {@code request-malformed} with the invalid parameter
     */
    static HistoryRange of(String resolution, String from, String to, LocalDate today) {
        Resolution parsed = resolution(resolution);
        LocalDate last = date("to", to, () -> today);
        LocalDate first = date("from", from, () -> parsed == Resolution.DAY ? last.minusYears(1) : last);
        if (first.isAfter(last)) {
            throw malformed("from", "from.after-last", last.toString());
        }
        return new HistoryRange(parsed, first, last);
    }

    private static Resolution resolution(String text) {
        if (text == null) {
            return Resolution.DAY;
        }
        return Arrays.stream(Resolution.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> malformed("resolution", "parameter.not-one-of", names()));
    }

    private static String names() {
        return Arrays.stream(Resolution.values()).map(Resolution::name).collect(Collectors.joining(", "));
    }

    private static LocalDate date(String name, String text, Supplier<LocalDate> defaultDate) {
        if (text == null) {
            return defaultDate.get();
        }
        // MariaDB dates have years from 1000 to 9999
        if (!text.matches("[1-9]\\d{3}-\\d{2}-\\d{2}")) {
            throw notADate(name);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw notADate(name);
        }
    }

    private static ProblemException notADate(String name) {
        return malformed(name, "parameter.not-date");
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
