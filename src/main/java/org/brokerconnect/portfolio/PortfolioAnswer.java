package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * Data and its provenance.
 *
 * @param baseline the last answer before the last login; null if there is none
 * @param markets the market hours of the rows
 */
record PortfolioAnswer<T>(
        Provenance provenance, T data, @Nullable T baseline, AnswerMarkets markets) {

    PortfolioAnswer(Provenance provenance, T data, @Nullable T baseline) {
        this(provenance, data, baseline, AnswerMarkets.NONE);
    }

    PortfolioAnswer<T> withMarkets(AnswerMarkets known) {
        return new PortfolioAnswer<>(provenance, data, baseline, known);
    }

    Optional<T> beforeLogin() {
        return Optional.ofNullable(baseline);
    }
}
