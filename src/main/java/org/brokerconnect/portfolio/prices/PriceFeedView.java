package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

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
        @Nullable Instant retryAt) {}
