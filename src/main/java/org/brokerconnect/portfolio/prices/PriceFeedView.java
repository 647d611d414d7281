package org.brokerconnect.portfolio.prices;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

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
        @Nullable Instant retryAt) {}
