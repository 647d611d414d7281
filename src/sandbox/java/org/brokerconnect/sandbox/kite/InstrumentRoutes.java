package org.brokerconnect.sandbox.kite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;

/** The instrument dumps, open to everybody, in CSV (Kite Connect v3 docs, Market quotes and instruments). */
final class InstrumentRoutes {
    private static final String HEADER = "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,"
            + "tick_size,lot_size,instrument_type,segment,exchange\n";
    private final Instruments instruments;

    InstrumentRoutes(Instruments instruments) {
        this.instruments = instruments;
    }

    void addTo(Routes routes) {
        routes.get("/instruments", call -> dump(call, instrument -> true))
                .get("/instruments/{exchange}", call -> dump(call, ofExchange(call.path("exchange"))));
    }

    private static Predicate<Instrument> ofExchange(String exchange) {
        return instrument -> instrument.exchange().equals(exchange);
    }

    private Reply dump(KiteCall call, Predicate<Instrument> which) throws IOException {
        byte[] csv = instruments.all().stream()
                .filter(which)
                .map(InstrumentRoutes::row)
                .collect(Collectors.joining("", HEADER, ""))
                .getBytes(StandardCharsets.UTF_8);
        Reply plain = Reply.of(200, "text/csv", csv);
        return call.acceptsGzip() ? plain.withBody(zipped(csv)).with("Content-Encoding", "gzip") : plain;
    }

    private static String row(Instrument one) {
        return String.join(
                        ",",
                        Long.toString(one.token()),
                        Long.toString(one.exchangeToken()),
                        one.tradingsymbol(),
                        '"' + one.name() + '"',
                        Double.toString(one.lastPrice()),
                        one.expiry(),
                        Double.toString(one.strike()),
                        Double.toString(one.tickSize()),
                        Integer.toString(one.lotSize()),
                        one.type(),
                        one.segment(),
                        one.exchange())
                + "\n";
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
