package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A phase of a day.
 *
 * @param step null in a phase without steps
 * @param from included
 * @param to excluded; after {@code from}
 */
public record TimedPhase(MarketPhase phase, @Nullable AuctionStep step, Instant from, Instant to) {

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    boolean isSameAs(TimedPhase other) {
        return phase == other.phase && step == other.step;
    }

    /** Whether trades change prices; an opening auction counts as none, because its prices belong to the next phase. */
    boolean movesPrices() {
        return phase == MarketPhase.OPEN || phase == MarketPhase.CLOSING_AUCTION && step == AuctionStep.MATCHING;
    }
}
