package org.brokerconnect.portfolio;

import java.util.Optional;

/** An answer and how good it is. {@code baseline} is what was known before the last login, null when there is none. */
record PortfolioAnswer<T>(Provenance provenance, T data, T baseline) {

    /** What was known before the last login. */
    Optional<T> beforeLogin() {
        return Optional.ofNullable(baseline);
    }
}
