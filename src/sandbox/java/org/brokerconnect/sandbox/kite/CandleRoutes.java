package org.brokerconnect.sandbox.kite;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Candles.Candle;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Interval;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/** Candles of the past (Kite Connect v3 docs, Historical candle data). */
final class CandleRoutes {
    private static final DateTimeFormatter ASKED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ANSWERED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx");

    private final Access access;
    private final Instruments instruments;
    private final Market market;

    CandleRoutes(Access access, Instruments instruments, Market market) {
        this.access = access;
        this.instruments = instruments;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.get("/instruments/historical/{token}/{interval}", this::candles);
    }

    private Reply candles(KiteCall call) {
        access.marketData(call, Backend.STREAM);
        Interval interval =
                Interval.named(call.path("interval")).orElseThrow(() -> KiteError.input("invalid interval"));
        Instrument instrument = instrument(call.path("token"));
        Instant from = time(call, "from");
        Instant to = time(call, "to");
        check(call, interval, instrument, Duration.between(from, to));
        boolean withInterest = call.query("oi").filter("1"::equals).isPresent();
        List<Candle> candles = market.candles(instrument).between(from, to, interval);
        return Reply.success(Map.of(
                "candles",
                candles.stream().map(candle -> row(candle, withInterest)).toList()));
    }

    private Instrument instrument(String token) {
        return instruments.all().stream()
                .filter(one -> Long.toString(one.token()).equals(token))
                .findFirst()
                .orElseThrow(() -> KiteError.input("invalid token"));
    }

    private static void check(KiteCall call, Interval interval, Instrument instrument, Duration stretch) {
        if (stretch.isNegative()) {
            throw KiteError.input("from date cannot be after to date");
        }
        if (stretch.compareTo(Duration.ofDays(interval.mostDays())) > 0) {
            throw KiteError.input("interval exceeds max limit: " + interval.mostDays() + " days");
        }
        boolean continuous = call.query("continuous").filter("1"::equals).isPresent();
        if (continuous && (interval != Interval.DAY || instrument.expiry().isEmpty())) {
            throw KiteError.input("invalid interval for continuous data");
        }
    }

    private static Instant time(KiteCall call, String name) {
        try {
            String asked = call.require(name);
            String whole = asked.length() == "yyyy-mm-dd".length() ? asked + " 00:00:00" : asked;
            return LocalDateTime.parse(whole, ASKED).atZone(Ist.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw KiteError.input("invalid " + name + " date");
        }
    }

    private static List<Object> row(Candle candle, boolean withInterest) {
        List<Object> row = new ArrayList<>(List.of(
                ANSWERED.format(candle.start()),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume()));
        if (withInterest) {
            row.add(candle.openInterest());
        }
        return row;
    }
}
