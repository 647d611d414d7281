package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * A page of the transactions of one account: trades, fees, and money or shares that came and went. Newest first.
 *
 * @param rows as the broker lists them
 * @param hasMore whether there is a next page; it can be empty where the broker does not say how many rows there are
 */
public record Transactions(Rows<Transaction> rows, boolean hasMore) {

    public Transactions {
        Objects.requireNonNull(rows, "rows");
    }

    /**
     * Which page is wanted.
     *
     * @param account the broker's number of the account, as in {@link BrokerClient#accounts}; can be any text
     * @param from the first day, in the broker's calendar
     * @param to the last day, included
     * @param page 0 for the newest
     */
    public record Query(String account, LocalDate from, LocalDate to, int page) {

        public Query {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * One transaction. A number that the broker did not give is null: unknown, never 0.
     *
     * @param id the broker's id, unique within the account
     * @param day the day of the broker's books
     * @param executedAt null if it is unknown
     * @param type the broker's word for its kind, such as {@code Trade} or {@code Money Movement}
     * @param action the broker's word for what was done, such as {@code Buy to Open}; can be empty
     * @param symbol empty for a transaction without an instrument
     * @param description the broker's sentence; can be empty
     * @param quantity never negative
     * @param price of one unit
     * @param amount what it changed the account's cash by, after fees: positive for money that came
     */
    public record Transaction(
            String id,
            LocalDate day,
            @Nullable Instant executedAt,
            String type,
            String action,
            String symbol,
            String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount,
            Currency currency) {

        public Transaction {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(currency, "currency");
        }
    }
}
