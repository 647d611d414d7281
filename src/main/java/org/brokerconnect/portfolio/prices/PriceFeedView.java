package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.problem.ProblemCatalog;

/**
 * How prices come from now on, and why no better.
 *
 * @param reason stable slug of why it is not STREAMING; null when it is
 * @param message the reason in words, with what to do; null when it is STREAMING
 * @param retryAt when the next try by itself is due; null when none is, or it is not known
 */
public record PriceFeedView(
        UUID configId,
        PriceMode mode,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant retryAt) {

    /** The same with the message of its reason. @param brokerName null when it is not known */
    PriceFeedView inWords(Locale locale, String brokerName) {
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
