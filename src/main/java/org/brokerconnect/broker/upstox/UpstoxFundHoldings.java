package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;

/** Reads mutual fund holdings, which come in pages (Upstox API docs, Mutual funds, Get holdings). */
final class UpstoxFundHoldings {

    static final String PATH = "/v2/mf/holdings";

    /** More pages than any account has; bounds the calls of one read. */
    static final int MAX_PAGES = 50;

    private UpstoxFundHoldings() {}

    /**
     * The rows of all pages. A failure of one page fails the read, because a part of the funds would look like all.
     *
     * @param page reads the whole answer of a page, counted from 1
     * @throws BrokerUnavailableException broker-answer-too-large: there are more than {@link #MAX_PAGES}
     */
    static Rows<FundHolding> read(IntFunction<JsonNode> page) {
        JsonNode first = page.apply(1);
        List<Rows<FundHolding>> parts = new ArrayList<>(List.of(rows(first)));
        int pages = first.path("metadata").path("page").path("total_pages").asInt(1);
        if (pages > MAX_PAGES) {
            throw new BrokerUnavailableException(
                    "broker-answer-too-large", "Upstox lists mutual funds on " + pages + " pages", null);
        }
        for (int number = 2; number <= pages; number++) {
            parts.add(rows(page.apply(number)));
        }
        return new Rows<>(
                parts.stream().flatMap(part -> part.readable().stream()).toList(),
                parts.stream().flatMap(part -> part.unreadable().stream()).toList());
    }

    private static Rows<FundHolding> rows(JsonNode answer) {
        return WireRows.all(answer.path("data"), "fund", UpstoxFundHoldings::fund);
    }

    private static FundHolding fund(WireRow row) {
        String key = row.requiredText("instrument_key");
        return new FundHolding(
                key.substring(key.lastIndexOf('|') + 1),
                row.shownText("fund"),
                row.text("folio"),
                row.quantity("quantity"),
                row.optionalQuantity("pledged_quantity"),
                row.amount("average_price"),
                row.amount("last_price"),
                row.day("last_price_date"),
                UpstoxHoldings.RUPEE);
    }
}
