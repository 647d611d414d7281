package org.brokerconnect.portfolio;

import java.util.Currency;
import java.util.stream.Stream;

/** The single currency of all numbers of an answer. */
public final class AnswerCurrency {

    private static final Currency RUPEE = Currency.getInstance("INR");

    private AnswerCurrency() {}

    /** The currency of the first row; INR if there is no row. */
    public static Currency of(Stream<Currency> rows) {
        return rows.findFirst().orElse(RUPEE);
    }
}
