package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.brokerconnect.market.MarketStatus;

/**
 * Data and its provenance.
 *
 * @param baseline the last answer before the last login; null if there is none
 * @param market the state of the market that the prices come from; null for data without market prices
 */
record PortfolioAnswer<T>(
        Provenance provenance,
        T data,
        @Nullable T baseline,
        @Nullable MarketStatus market) {

    PortfolioAnswer(Provenance provenance, T data, @Nullable T baseline) {
        this(provenance, data, baseline, null);
    }

    PortfolioAnswer<T> withMarket(MarketStatus status) {
        return new PortfolioAnswer<>(provenance, data, baseline, status);
    }

    Optional<T> beforeLogin() {
        return Optional.ofNullable(baseline);
    }
}
