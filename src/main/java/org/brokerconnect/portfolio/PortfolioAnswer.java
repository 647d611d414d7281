package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * Data and its provenance.
 *
 * @param baseline the last answer before the last login; null if there is none
 */
record PortfolioAnswer<T>(
        Provenance provenance, T data, @Nullable T baseline) {

    Optional<T> beforeLogin() {
        return Optional.ofNullable(baseline);
    }
}
