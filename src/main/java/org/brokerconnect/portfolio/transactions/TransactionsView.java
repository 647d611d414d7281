package org.brokerconnect.portfolio.transactions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.brokerconnect.broker.Transactions;
import org.brokerconnect.broker.Transactions.Transaction;
import org.brokerconnect.portfolio.PortfolioReader.LiveAnswer;
import org.brokerconnect.portfolio.Provenance;

/**
 * A page of the transactions of one account, newest first.
 *
 * @param from the first day, in the broker's calendar
 * @param to the last day, included
 * @param page 0 for the newest
 * @param hasMore whether there is a next page, which can be empty
 * @param unreadable the names of rows that the broker sent and that cannot be read
 */
public record TransactionsView(
        @JsonUnwrapped Provenance provenance,
        String account,
        LocalDate from,
        LocalDate to,
        int page,
        boolean hasMore,
        List<Transaction> transactions,
        List<String> unreadable) {

    static TransactionsView of(Transactions.Query query, LiveAnswer<Transactions> answer) {
        Transactions data = answer.data();
        return new TransactionsView(
                answer.provenance(),
                query.account(),
                query.from(),
                query.to(),
                query.page(),
                data.hasMore(),
                data.rows().readable(),
                data.rows().unreadable());
    }
}
