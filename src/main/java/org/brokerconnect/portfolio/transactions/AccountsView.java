package org.brokerconnect.portfolio.transactions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.brokerconnect.broker.Profile.Account;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.portfolio.PortfolioReader.LiveAnswer;
import org.brokerconnect.portfolio.Provenance;

/**
 * The accounts of one connection.
 *
 * @param accounts empty if the connection has one account, which has no number
 * @param unreadable the names of rows that the broker sent and that cannot be read
 */
public record AccountsView(@JsonUnwrapped Provenance provenance, List<Account> accounts, List<String> unreadable) {

    static AccountsView of(LiveAnswer<Rows<Account>> answer) {
        return new AccountsView(
                answer.provenance(), answer.data().readable(), answer.data().unreadable());
    }
}
