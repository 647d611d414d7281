package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;

/**
 * One of the person's accounts. The authority can be read-only, which changes nothing: accounts are only read.
 *
 * @param number part of paths
 * @param name the person's name for it; can be empty
 * @param type such as {@code Individual}; can be empty
 * @param closed a closed account is not read
 */
record TastyAccount(String number, String name, String type, boolean closed) {

    private static final String NUMBER = "[A-Za-z0-9]{1,32}";

    /** @throws BrokerUnavailableException broker-answer-garbled: there is no list, or none of its rows can be read */
    static Rows<TastyAccount> all(JsonNode data) {
        return WireRows.all(data.path("items"), "accounts", row -> of(row.row("account")));
    }

    /** Whether a text has the form of an account's number, and can be part of a path. */
    static boolean isNumber(String text) {
        return text.matches(NUMBER);
    }

    Profile.Account account() {
        return new Profile.Account(number, name, type, closed);
    }

    private static TastyAccount of(WireRow account) {
        String number = account.requiredText("account-number");
        if (!isNumber(number)) {
            throw WireRow.garbled("account-number");
        }
        return new TastyAccount(
                number,
                account.shownText("nickname"),
                account.shownText("account-type-name"),
                account.flag("is-closed"));
    }
}
