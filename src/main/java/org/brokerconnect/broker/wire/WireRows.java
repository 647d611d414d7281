package org.brokerconnect.broker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Rows;

/** Reads arrays of rows. A row that cannot be read is named and skipped; the others are kept. */
public final class WireRows {

    /** What is shown of an unreadable row: a symbol, and nothing that could be more than that. */
    private static final String NAME = "[A-Za-z0-9&][A-Za-z0-9&_. -]{0,59}";

    private WireRows() {}

    /**
     * The rows of an array; null is an empty array.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: there is no array, or none of its rows can be read
     */
    public static <T> Rows<T> all(JsonNode array, String what, Function<WireRow, T> reader) {
        if (array.isNull()) {
            return Rows.of(List.of());
        }
        if (!array.isArray()) {
            throw WireRow.garbled(what);
        }
        List<T> readable = new ArrayList<>(array.size());
        List<String> unreadable = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            try {
                readable.add(reader.apply(WireRow.of(array.get(i), what)));
            } catch (BrokerUnavailableException garbled) {
                unreadable.add(name(array.get(i), i));
            }
        }
        if (readable.isEmpty() && !unreadable.isEmpty()) {
            throw WireRow.garbled(what);
        }
        return new Rows<>(readable, unreadable);
    }

    private static String name(JsonNode row, int index) {
        String symbol =
                row.path("tradingsymbol").asText(row.path("symbol").asText("")).strip();
        return symbol.matches(NAME) ? symbol : "row " + (index + 1);
    }
}
