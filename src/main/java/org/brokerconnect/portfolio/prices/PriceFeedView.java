package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.problem.ProblemCatalog;

/**
 * The mode of a price feed and, if it is not STREAMING, the reason.
 *
 * @param reason stable slug; null for STREAMING
 * @param message the reason as text, with what to do; null for STREAMING
 * @param retryAt when the next retry is scheduled; null if none is, or its time is unknown
 */
public record PriceFeedView(
        UUID configId,
        PriceMode mode,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant retryAt) {

    /** Adds the message of the reason. @param brokerName null if it is not known */
    PriceFeedView withMessage(Locale locale, @Nullable String brokerName) {
        return reason == null
                ? this
                : new PriceFeedView(
                        configId,
                        mode,
                        reason,
                        ProblemCatalog.words(reason, locale, brokerName).text(),
                        retryAt);
    }
}
