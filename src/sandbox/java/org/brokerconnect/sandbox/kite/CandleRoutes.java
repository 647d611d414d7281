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

/** Historical candles (Kite Connect v3 docs, Historical candle data). */
final class CandleRoutes {
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter RESPONSE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx");

    private final Authenticator authenticator;
    private final Instruments instruments;
    private final Market market;

    CandleRoutes(Authenticator authenticator, Instruments instruments, Market market) {
        this.authenticator = authenticator;
        this.instruments = instruments;
        this.market = market;
    }

    void addTo(Routes routes) {
        routes.get("/instruments/historical/{token}/{interval}", this::candles);
    }

    private Reply candles(KiteCall call) {
        authenticator.authenticateForMarketData(call, Backend.STREAM);
        Interval interval =
                Interval.named(call.pathParameter("interval")).orElseThrow(() -> KiteError.input("invalid interval"));
        Instrument instrument = instrument(call.pathParameter("token"));
        Instant from = time(call, "from");
        Instant to = time(call, "to");
        check(call, interval, instrument, Duration.between(from, to));
        boolean withOpenInterest = call.queryParameter("oi").filter("1"::equals).isPresent();
        List<Candle> candles = market.candles(instrument).between(from, to, interval);
        return Reply.success(Map.of(
                "candles",
                candles.stream().map(candle -> row(candle, withOpenInterest)).toList()));
    }

    private Instrument instrument(String token) {
        return instruments.all().stream()
                .filter(one -> Long.toString(one.token()).equals(token))
                .findFirst()
                .orElseThrow(() -> KiteError.input("invalid token"));
    }

    private static void check(KiteCall call, Interval interval, Instrument instrument, Duration range) {
        if (range.isNegative()) {
            throw KiteError.input("from date cannot be after to date");
        }
        if (range.compareTo(Duration.ofDays(interval.maxDays())) > 0) {
            throw KiteError.input("interval exceeds max limit: " + interval.maxDays() + " days");
        }
        boolean continuous =
                call.queryParameter("continuous").filter("1"::equals).isPresent();
        if (continuous && (interval != Interval.DAY || instrument.expiry().isEmpty())) {
            throw KiteError.input("invalid interval for continuous data");
        }
    }

    private static Instant time(KiteCall call, String name) {
        try {
            String value = call.requireParameter(name);
            String dateTime = value.length() == "yyyy-mm-dd".length() ? value + " 00:00:00" : value;
            return LocalDateTime.parse(dateTime, REQUEST_TIME).atZone(Ist.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw KiteError.input("invalid " + name + " date");
        }
    }

    private static List<Object> row(Candle candle, boolean withOpenInterest) {
        List<Object> row = new ArrayList<>(List.of(
                RESPONSE_TIME.format(candle.start()),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume()));
        if (withOpenInterest) {
            row.add(candle.openInterest());
        }
        return row;
    }
}
