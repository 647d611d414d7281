package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The state of a market segment at one time. Unknown values are null.
 *
 * @param step the step of the auction; null outside of auctions
 * @param tradingDay the trading day that the prices belong to; null if it is not known
 * @param pricesAsOf when trades last changed these prices; null while they do, and if it is not known
 * @param closedFor the name of the holiday; null on other days
 * @param nextChange when phase or step change next; null if that is more than 30 days away
 * @param nextPhase the phase from then on
 * @param opens when continuous trading starts next; null during it, and if it is not known
 */
public record MarketStatus(
        MarketSegment segment,
        MarketPhase phase,
        @Nullable AuctionStep step,
        @Nullable LocalDate tradingDay,
        @Nullable Instant pricesAsOf,
        @Nullable String closedFor,
        @Nullable Instant nextChange,
        @Nullable MarketPhase nextPhase,
        @Nullable Instant opens) {

    /** The state of a segment of which nothing is known. */
    static MarketStatus unknown(MarketSegment segment) {
        return new MarketStatus(segment, MarketPhase.UNKNOWN, null, null, null, null, null, null, null);
    }
}
