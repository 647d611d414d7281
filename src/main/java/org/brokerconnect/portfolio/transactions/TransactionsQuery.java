package org.brokerconnect.portfolio.transactions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.brokerconnect.broker.Transactions.Query;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/** Parses the query of transactions. */
final class TransactionsQuery {

    private TransactionsQuery() {}

    /**
     * Each parameter except {@code account} may be null. Defaults: the last year, page 0.
     *
     * @throws ProblemException {@code request-malformed} with the invalid parameter
     */
    static Query of(String account, String from, String to, String page, LocalDate today) {
        if (account == null || !account.matches("[A-Za-z0-9-]{1,32}")) {
            throw malformed("account", "account.malformed");
        }
        LocalDate last = date("to", to, today);
        LocalDate first = date("from", from, last.minusYears(1));
        if (first.isAfter(last)) {
            throw malformed("from", "from.after-last", last.toString());
        }
        return new Query(account, first, last, page(page));
    }

    private static int page(String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,4}")) {
            throw malformed("page", "parameter.not-page");
        }
        return Integer.parseInt(text);
    }

    private static LocalDate date(String name, String text, LocalDate defaultDate) {
        if (text == null) {
            return defaultDate;
        }
        if (!text.matches("[1-9]\\d{3}-\\d{2}-\\d{2}")) {
            throw malformed(name, "parameter.not-date");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw malformed(name, "parameter.not-date");
        }
    }

    private static ProblemException malformed(String parameter, String messageKey, Object... arguments) {
        return ProblemException.invalid("request-malformed", List.of(InvalidField.of(parameter, messageKey, arguments)))
                .withDetail("request-malformed.detail.parameter");
    }
}
