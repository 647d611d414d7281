package org.brokerconnect.market.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketSegment;

/**
 * Finds the days from today on about which the file and the list differ. Days that the file does not cover are left
 * out, and so is an exchange that is closed for a part of the day.
 */
final class HolidayComparison {

    private static final Map<String, MarketSegment> SEGMENTS = Map.of(
            "NSE", MarketSegment.OTHER_STOCKS,
            "NFO", MarketSegment.EQUITY_DERIVATIVES,
            "CDS", MarketSegment.CURRENCY_DERIVATIVES);

    private final MarketCalendar calendar;
    private final Map<LocalDate, ListedDay> listed;

    HolidayComparison(MarketCalendar calendar, List<ListedDay> days) {
        this.calendar = calendar;
        listed = days.stream().collect(Collectors.toMap(ListedDay::date, Function.identity(), (one, other) -> other));
    }

    /** The differences, one sentence each, by date. */
    List<String> differences(LocalDate today) {
        LocalDate lastListed =
                listed.keySet().stream().max(LocalDate::compareTo).orElse(today);
        List<String> differences = new ArrayList<>();
        today.datesUntil(lastListed.plusDays(1))
                .forEach(date -> SEGMENTS.keySet().stream().sorted().forEach(exchange -> difference(date, exchange)
                        .ifPresent(differences::add)));
        return differences;
    }

    private Optional<String> difference(LocalDate date, String exchange) {
        Optional<Boolean> trades = calendar.trades(SEGMENTS.get(exchange), date);
        ListedDay day = listed.get(date);
        if (trades.isEmpty()) {
            return isOpen(day, exchange)
                    ? Optional.of(
                            date + " " + exchange + ": the file does not know the hours, the list does: " + day.name())
                    : Optional.empty();
        }
        if (trades.get() && day != null && day.closed().contains(exchange) && !isOpen(day, exchange)) {
            return Optional.of(date + " " + exchange + ": trading in the file, closed in the list: " + day.name());
        }
        boolean isClosedByName = !trades.get() && calendar.isException(SEGMENTS.get(exchange), date);
        if (isClosedByName && (day == null || !day.closed().contains(exchange))) {
            return Optional.of(date + " " + exchange + ": closed in the file, not in the list");
        }
        return !trades.get() && isOpen(day, exchange)
                ? Optional.of(date + " " + exchange + ": closed in the file, a session in the list: " + day.name())
                : Optional.empty();
    }

    private static boolean isOpen(ListedDay day, String exchange) {
        return day != null && day.open().contains(exchange);
    }
}
