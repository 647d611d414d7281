package org.brokerconnect.market.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.brokerconnect.text.PlainText;

/**
 * A day of the public list, in the format of Upstox ({@code GET /v2/market/holidays}).
 *
 * @param closed the exchanges without trading, such as {@code NSE} and {@code NFO}
 * @param open the exchanges with trading at hours of their own
 */
record ListedDay(LocalDate date, String name, Set<String> closed, Set<String> open) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_NAME = 80;

    /** @throws IOException if this is no list of days, or an empty one */
    static List<ListedDay> parse(byte[] json) throws IOException {
        JsonNode data = JSON.readTree(json).path("data");
        List<ListedDay> days = new ArrayList<>();
        for (JsonNode day : data) {
            days.add(day(day));
        }
        if (days.isEmpty()) {
            throw new IOException("the list has no days");
        }
        return days;
    }

    private static ListedDay day(JsonNode day) throws IOException {
        try {
            LocalDate date = LocalDate.parse(day.path("date").asText());
            String name =
                    PlainText.cut(PlainText.cleaned(day.path("description").asText()), LONGEST_NAME);
            Set<String> closed = new TreeSet<>();
            day.path("closed_exchanges").forEach(exchange -> closed.add(exchange.asText()));
            Set<String> open = new TreeSet<>();
            day.path("open_exchanges")
                    .forEach(session -> open.add(session.path("exchange").asText()));
            return new ListedDay(date, name, closed, open);
        } catch (DateTimeException malformed) {
            throw new IOException("a day has no date", malformed);
        }
    }
}
