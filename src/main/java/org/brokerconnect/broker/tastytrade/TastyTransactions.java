package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Transactions;
import org.brokerconnect.broker.Transactions.Transaction;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;
import org.brokerconnect.vault.Secret;

/** A page of {@code GET /accounts/{number}/transactions}, newest first. */
final class TastyTransactions {

    private static final int PER_PAGE = 100;

    private TastyTransactions() {}

    /** @param query its account has the form of an account's number */
    static WireRequest request(Transactions.Query query, SessionContext context) {
        return TastyRequest.get("/accounts/" + query.account() + "/transactions", context)
                .with("start-date", Secret.of(query.from().toString()))
                .with("end-date", Secret.of(query.to().toString()))
                .with("per-page", Secret.of(Integer.toString(PER_PAGE)))
                .with("page-offset", Secret.of(Integer.toString(query.page())));
    }

    /**
     * The page. The count of all rows is beside the data, so a full page counts as one that others follow.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: there is no list, or none of its rows can be read
     */
    static Transactions of(JsonNode data) {
        Rows<Transaction> rows = WireRows.all(data.path("items"), "transactions", TastyTransactions::transaction);
        int listed = rows.readable().size() + rows.unreadable().size();
        return new Transactions(rows, listed >= PER_PAGE);
    }

    private static Transaction transaction(WireRow row) {
        String subType = row.shownText("transaction-sub-type");
        String action = row.shownText("action");
        return new Transaction(
                row.requiredText("id"),
                row.day("transaction-date").orElseThrow(() -> WireRow.garbled("transaction-date")),
                executedAt(row),
                row.requiredText("transaction-type"),
                action.isEmpty() ? subType : action,
                row.text("symbol"),
                row.shownText("description"),
                row.amount("quantity"),
                row.amount("price"),
                SignedAmount.of(row, "net-value"),
                TastyBalances.currency(row.text("currency")));
    }

    @Nullable
    private static Instant executedAt(WireRow row) {
        try {
            return OffsetDateTime.parse(row.text("executed-at")).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
