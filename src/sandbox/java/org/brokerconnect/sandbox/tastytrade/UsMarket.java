package org.brokerconnect.sandbox.tastytrade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Prices and trading sessions of US shares. Prices are a function of symbol and second, and stand still at night. */
public final class UsMarket {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.parse("2026-11-26"), LocalDate.parse("2026-12-25"), LocalDate.parse("2027-01-01"));
    private static final Set<LocalDate> HALF_DAYS =
            Set.of(LocalDate.parse("2026-11-27"), LocalDate.parse("2026-12-24"));
    private static final LocalTime START = LocalTime.of(8, 15);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    private static final Duration EXTENDED = Duration.ofHours(4);
    private static final double SWING = 0.004;

    private final Map<String, BigDecimal> bases = Map.of(
            "AAPL", new BigDecimal("272.10"),
            "VTI", new BigDecimal("331.45"),
            "TSLA", new BigDecimal("421.30"),
            "MSFT", new BigDecimal("489.90"),
            "SPX", new BigDecimal("6780.12"),
            "BTC/USD", new BigDecimal("94485.81"),
            "AAPL  270115C00220000", new BigDecimal("55.20"),
            "/ESH7", new BigDecimal("6811.25"));
    /** The symbols of the price stream where they differ from those of the API. */
    private static final Map<String, String> STREAMED = Map.of(
            ".AAPL270115C220", "AAPL  270115C00220000",
            "/ESH27:XCME", "/ESH7",
            "BTC/USD:CXTALP", "BTC/USD");

    private final Map<String, BigDecimal> fixed = new ConcurrentHashMap<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private final Clock clock;

    UsMarket(Clock clock) {
        this.clock = clock;
    }

    /** The price of the last trade; empty for an unknown symbol. */
    public Optional<BigDecimal> price(String symbol) {
        return Optional.ofNullable(fixed.get(symbol))
                .or(() -> Optional.ofNullable(bases.get(symbol)).map(base -> moved(symbol, base)));
    }

    /** The price of a symbol of the price stream; those of the API that differ are unknown there. */
    Optional<BigDecimal> streamedPrice(String streamerSymbol) {
        return STREAMED.containsValue(streamerSymbol)
                ? Optional.empty()
                : price(STREAMED.getOrDefault(streamerSymbol, streamerSymbol));
    }

    private BigDecimal moved(String symbol, BigDecimal base) {
        double phase = symbol.hashCode() % 100 + tradingSecond() / 60.0 + ticks.get();
        BigDecimal factor = BigDecimal.valueOf(1 + SWING * Math.sin(phase));
        return base.multiply(factor).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The close of the previous session. */
    Optional<BigDecimal> previousClose(String symbol) {
        return Optional.ofNullable(bases.get(symbol));
    }

    /** Sets the price of a symbol until the next {@link #reset}. */
    public void setPrice(String symbol, BigDecimal price) {
        fixed.put(symbol, price);
    }

    /** Changes every price that was not set. */
    void tick() {
        ticks.incrementAndGet();
    }

    void reset() {
        fixed.clear();
        ticks.set(0);
    }

    private long tradingSecond() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, NEW_YORK);
        LocalDate day = isTradingDay(today) && !now.isBefore(at(today, OPEN)) ? today : previous(today);
        Instant close = at(day, close(day));
        return Duration.between(at(day, OPEN), now.isBefore(close) ? now : close)
                .toSeconds();
    }

    /** As {@code GET /market-time/equities/sessions/current} answers: instants with an offset of zero. */
    Map<String, Object> currentSession() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, NEW_YORK);
        LocalDate current = isTradingDay(today) ? today : next(today);
        Map<String, Object> answer = session(current);
        answer.remove("session-date");
        answer.put("state", state(current, now));
        answer.put("previous-session", session(previous(current)));
        answer.put("next-session", session(next(current)));
        return answer;
    }

    private static String state(LocalDate day, Instant now) {
        if (now.isBefore(at(day, START)) || !now.isBefore(at(day, close(day)).plus(EXTENDED))) {
            return "Closed";
        }
        if (now.isBefore(at(day, OPEN))) {
            return "Pre-market";
        }
        return now.isBefore(at(day, close(day))) ? "Open" : "Extended";
    }

    private static Map<String, Object> session(LocalDate day) {
        Instant close = at(day, close(day));
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("close-at", text(close));
        session.put("close-at-ext", text(close.plus(EXTENDED)));
        session.put("instrument-collection", "Equity");
        session.put("open-at", text(at(day, OPEN)));
        session.put("session-date", day.toString());
        session.put("start-at", text(at(day, START)));
        return session;
    }

    private static String text(Instant instant) {
        return instant.toString().replace("Z", ".000+00:00");
    }

    private static LocalDate previous(LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        return isTradingDay(earlier) ? earlier : previous(earlier);
    }

    private static LocalDate next(LocalDate day) {
        LocalDate later = day.plusDays(1);
        return isTradingDay(later) ? later : next(later);
    }

    private static boolean isTradingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !HOLIDAYS.contains(day);
    }

    private static LocalTime close(LocalDate day) {
        return HALF_DAYS.contains(day) ? EARLY_CLOSE : CLOSE;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(NEW_YORK).toInstant();
    }
}
