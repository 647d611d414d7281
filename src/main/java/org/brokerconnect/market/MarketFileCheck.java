package org.brokerconnect.market;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.brokerconnect.market.MarketFile.DateRange;
import org.brokerconnect.market.MarketFile.ExceptionDays;
import org.brokerconnect.market.MarketFile.Hours;
import org.brokerconnect.market.MarketFile.Market;
import org.brokerconnect.market.MarketFile.SegmentHours;
import org.brokerconnect.market.MarketFile.Session;

/** Checks a market hours file for what would make its answers wrong or ambiguous. Collects every fault. */
final class MarketFileCheck {

    private static final Set<MarketPhase> IN_FILE =
            Set.of(MarketPhase.PRE_OPEN, MarketPhase.OPEN, MarketPhase.CLOSING_AUCTION, MarketPhase.POST_CLOSE);

    private final List<String> faults = new ArrayList<>();

    /** The faults, each with its place; empty for a file that can be used. */
    List<String> faults(MarketFile file) {
        require(file.updated() != null, "updated", "is missing");
        require(!file.markets().isEmpty(), "markets", "is missing or empty");
        Set<String> ids = new HashSet<>();
        for (Market market : file.markets()) {
            String place = "market " + (market == null ? null : market.id());
            if (require(
                    market != null && market.id() != null && market.id().matches("[a-z][a-z0-9-]{0,31}"),
                    place,
                    "has no id of small letters")) {
                require(ids.add(market.id()), place, "is there twice");
                check(market, place);
            }
        }
        return faults;
    }

    private void check(Market market, String place) {
        require(market.name() != null && !market.name().isBlank(), place, "has no name");
        require(isZone(market.zone()), place, "has no time zone such as Asia/Kolkata");
        Map<MarketSegment, DateRange> covered = new EnumMap<>(MarketSegment.class);
        for (SegmentHours segment : market.segments()) {
            String where = place + ", " + (segment == null ? null : segment.segment());
            if (require(
                    segment != null && segment.segment() != null && isRange(segment.covered()),
                    where,
                    "needs a segment and the dates covered, from and to")) {
                require(covered.put(segment.segment(), segment.covered()) == null, where, "is there twice");
                checkHours(segment, where);
            }
        }
        require(covered.keySet().stream().anyMatch(MarketSegment::isEquity), place, "has no segment of shares");
        checkExceptions(market.exceptions(), covered, place);
    }

    private void checkHours(SegmentHours segment, String place) {
        LocalDate before = null;
        for (Hours hours : segment.hours()) {
            String where = place + ", hours from " + (hours == null ? null : hours.from());
            if (!require(hours != null && hours.from() != null, where, "have no date")) {
                continue;
            }
            require(before == null || before.isBefore(hours.from()), where, "are not later than the hours before");
            before = hours.from();
            requireSource(hours.source(), where);
            checkSessions(hours.sessions(), where);
        }
        Hours first = segment.hours().isEmpty() ? null : segment.hours().get(0);
        require(
                first != null
                        && first.from() != null
                        && !first.from().isAfter(segment.covered().from()),
                place,
                "has no hours for its first covered day");
    }

    private void checkSessions(List<Session> sessions, String place) {
        LocalTime end = LocalTime.MIN;
        boolean opens = false;
        for (Session session : sessions) {
            if (!require(
                    isSession(session), place, "have a session without phase, from or to, or with from after to")) {
                return;
            }
            require(IN_FILE.contains(session.phase()), place, "state " + session.phase() + ", which is never stated");
            require(!session.from().isBefore(end), place, "have sessions that overlap at " + session.from());
            end = session.to();
            opens |= session.phase() == MarketPhase.OPEN;
        }
        require(opens, place, "have no OPEN session");
    }

    private void checkExceptions(List<ExceptionDays> exceptions, Map<MarketSegment, DateRange> covered, String market) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < exceptions.size(); i++) {
            ExceptionDays exception = exceptions.get(i);
            String place = market + ", exceptions[" + i + "]";
            if (!require(exception != null && exception.state() != null, place, "has no state")) {
                continue;
            }
            requireSource(exception.source(), place);
            require(!exception.days().isEmpty(), place, "has no days");
            require(!exception.segments().isEmpty(), place, "has no segments");
            if (exception.state() == DayState.SPECIAL) {
                checkSessions(exception.sessions(), place);
            } else {
                require(exception.sessions().isEmpty(), place, "has sessions, which only SPECIAL days have");
            }
            checkDays(exception, covered, seen, place);
        }
    }

    private void checkDays(
            ExceptionDays exception, Map<MarketSegment, DateRange> covered, Set<String> seen, String place) {
        exception.days().forEach((date, name) -> {
            require(name != null && !name.isBlank(), place, date + " has no name");
            for (MarketSegment segment : exception.segments()) {
                DateRange range = covered.get(segment);
                if (require(range != null, place, segment + " is no segment of this market")) {
                    require(range.contains(date), place, date + " is not covered for " + segment);
                    require(seen.add(segment + " " + date), place, date + " is there twice for " + segment);
                }
            }
        });
    }

    private static boolean isSession(Session session) {
        return session != null
                && session.phase() != null
                && session.from() != null
                && session.to() != null
                && session.from().isBefore(session.to());
    }

    private static boolean isRange(DateRange range) {
        return range != null
                && range.from() != null
                && range.to() != null
                && !range.from().isAfter(range.to());
    }

    private static boolean isZone(String zone) {
        try {
            return zone != null && ZoneId.of(zone) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private void requireSource(List<String> source, String place) {
        boolean stated = source.stream().filter(Objects::nonNull).anyMatch(text -> !text.isBlank());
        require(stated, place, "has no source");
    }

    private boolean require(boolean condition, String place, String fault) {
        if (!condition) {
            faults.add(place + ": " + fault);
        }
        return condition;
    }
}
