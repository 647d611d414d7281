package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;

/**
 * The instruments by Upstox's keys: {@code NSE_EQ|<ISIN>} for shares, {@code NSE_FO|<exchange token>} for others. Only
 * what a person holds has a known ISIN.
 */
final class Listings {
    private static final Map<String, String> SEGMENTS = Map.of(
            "NSE", "NSE_EQ", "BSE", "BSE_EQ", "NFO", "NSE_FO", "BFO", "BSE_FO", "CDS", "NCD_FO", "MCX", "MCX_FO");

    private final Instruments instruments;
    private final Map<String, Instrument> byKey = new LinkedHashMap<>();
    private final Map<Instrument, String> keys = new LinkedHashMap<>();

    Listings(Instruments instruments, Map<String, User> users) {
        this.instruments = instruments;
        users.values().forEach(user -> user.data()
                .path("holdings")
                .forEach(row -> add(instrument(row), row.path("isin").asText())));
        instruments.all().stream()
                .filter(instrument -> !keys.containsKey(instrument) && SEGMENTS.containsKey(instrument.exchange()))
                .forEach(instrument -> add(instrument, String.valueOf(instrument.exchangeToken())));
    }

    private void add(Instrument instrument, String id) {
        String key = SEGMENTS.get(instrument.exchange()) + "|" + id;
        byKey.put(key, instrument);
        keys.put(instrument, key);
    }

    /** The instrument that a row of a data file names. */
    Instrument instrument(JsonNode row) {
        return instruments.require(row.path("instrument").asText());
    }

    Optional<Instrument> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    String keyOf(Instrument instrument) {
        return keys.get(instrument);
    }

    /** The key of a quote's answer, which is not the key of the question: {@code NSE_EQ:INFY}. */
    String answerKeyOf(Instrument instrument) {
        return SEGMENTS.get(instrument.exchange()) + ":" + instrument.tradingsymbol();
    }
}
