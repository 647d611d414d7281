package org.brokerconnect.sandbox.kite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;

/** The instrument dump as CSV, without authentication (Kite Connect v3 docs, Market quotes and instruments). */
final class InstrumentRoutes {
    private static final String HEADER = "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,"
            + "tick_size,lot_size,instrument_type,segment,exchange\n";
    private final Instruments instruments;

    InstrumentRoutes(Instruments instruments) {
        this.instruments = instruments;
    }

    void addTo(Routes routes) {
        routes.get("/instruments", call -> dump(call, instrument -> true))
                .get("/instruments/{exchange}", call -> dump(call, byExchange(call.pathParameter("exchange"))));
    }

    private static Predicate<Instrument> byExchange(String exchange) {
        return instrument -> instrument.exchange().equals(exchange);
    }

    private Reply dump(KiteCall call, Predicate<Instrument> filter) throws IOException {
        byte[] csv = instruments.all().stream()
                .filter(filter)
                .map(InstrumentRoutes::row)
                .collect(Collectors.joining("", HEADER, ""))
                .getBytes(StandardCharsets.UTF_8);
        Reply plain = Reply.of(200, "text/csv", csv);
        return call.acceptsGzip() ? plain.withBody(gzip(csv)).withHeader("Content-Encoding", "gzip") : plain;
    }

    private static String row(Instrument instrument) {
        return String.join(
                        ",",
                        Long.toString(instrument.token()),
                        Long.toString(instrument.exchangeToken()),
                        instrument.tradingsymbol(),
                        '"' + instrument.name() + '"',
                        Double.toString(instrument.lastPrice()),
                        instrument.expiry(),
                        Double.toString(instrument.strike()),
                        Double.toString(instrument.tickSize()),
                        Integer.toString(instrument.lotSize()),
                        instrument.type(),
                        instrument.segment(),
                        instrument.exchange())
                + "\n";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
