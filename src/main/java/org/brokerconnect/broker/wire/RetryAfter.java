package org.brokerconnect.broker.wire;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pause that a response requests by {@code Retry-After} (RFC 9110 section 10.2.3): seconds or an HTTP date. */
public final class RetryAfter {

    /** No session lasts longer, so a longer pause means the same. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** The three formats that a recipient must accept (RFC 9110 section 5.6.7); all are in UTC. */
    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private RetryAfter() {}

    /**
     * The requested pause, from zero to a day. A date is compared with the response's own {@code Date}, so that clocks
     * that differ do not matter, and with {@code now} if it has none.
     *
     * @return empty when the header is missing or is neither a number nor a date
     */
    public static Optional<Duration> of(HttpResponse<?> response, Instant now) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]+")) {
            return Optional.of(seconds(value));
        }
        Instant sent = response.headers()
                .firstValue("Date")
                .flatMap(date -> instant(date, now))
                .orElse(now);
        return instant(value, now).map(date -> limited(Duration.between(sent, date)));
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? LONGEST : limited(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Duration limited(Duration pause) {
        Duration notPast = pause.isNegative() ? Duration.ZERO : pause;
        return notPast.compareTo(LONGEST) > 0 ? LONGEST : notPast;
    }

    private static Optional<Instant> instant(String httpDate, Instant now) {
        return FORMATS.stream()
                .map(format -> parsed(httpDate, format))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> parsed(httpDate, rfc850(now)));
    }

    /** A year of two digits that appears to be more than 50 years in the future is in the past. */
    private static DateTimeFormatter rfc850(Instant now) {
        LocalDate base = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, base)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }

    private static Optional<Instant> parsed(String httpDate, DateTimeFormatter format) {
        try {
            return Optional.of(format.withZone(ZoneOffset.UTC).parse(httpDate.strip(), Instant::from));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }
}
