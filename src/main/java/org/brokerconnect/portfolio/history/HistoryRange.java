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
 * Which part of a history is asked for.
 *
 * @param from the first day, in the broker's calendar
 * @param to the last one, included; not before {@code from}
 */
record HistoryRange(Resolution resolution, LocalDate from, LocalDate to) {

    /**
     * Reads what a caller wrote, each part null where they left it out: days up to today, for a year of days or one day of intervals.
     *
     * @throws ProblemException {@code request-malformed}, which names the parameter that cannot be read
     */
    static HistoryRange of(String resolution, String from, String to, LocalDate today) {
        Resolution which = resolution(resolution);
        LocalDate last = date("to", to, () -> today);
        LocalDate first = date("from", from, () -> which == Resolution.DAY ? last.minusYears(1) : last);
        if (first.isAfter(last)) {
            throw malformed("from", "from.after-last", last.toString());
        }
        return new HistoryRange(which, first, last);
    }

    private static Resolution resolution(String written) {
        if (written == null) {
            return Resolution.DAY;
        }
        return Arrays.stream(Resolution.values())
                .filter(known -> known.name().equals(written))
                .findFirst()
                .orElseThrow(() -> malformed("resolution", "parameter.not-one-of", names()));
    }

    private static String names() {
        return Arrays.stream(Resolution.values()).map(Resolution::name).collect(Collectors.joining(", "));
    }

    private static LocalDate date(String name, String written, Supplier<LocalDate> otherwise) {
        if (written == null) {
            return otherwise.get();
        }
        // databases know years from 1000 to 9999
        if (!written.matches("[1-9]\\d{3}-\\d{2}-\\d{2}")) {
            throw noDate(name);
        }
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw noDate(name);
        }
    }

    private static ProblemException noDate(String name) {
        return malformed(name, "parameter.not-date");
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
