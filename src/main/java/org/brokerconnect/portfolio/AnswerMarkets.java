package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.market.MarketStatus;

/** The market hours of the rows of one answer, each by the segment of its exchange. Not thread-safe. */
final class AnswerMarkets {

    /** For an answer without market prices, such as a sample. */
    static final AnswerMarkets NONE = new AnswerMarkets(exchange -> Optional.empty(), segment -> null, null);

    private final Function<String, Optional<MarketSegment>> segmentOf;
    private final Function<MarketSegment, MarketStatus> statusOf;
    private final MarketSegment shares;
    private final Map<MarketSegment, MarketStatus> known = new EnumMap<>(MarketSegment.class);

    private AnswerMarkets(
            Function<String, Optional<MarketSegment>> segmentOf,
            Function<MarketSegment, MarketStatus> statusOf,
            @Nullable MarketSegment shares) {
        this.segmentOf = segmentOf;
        this.statusOf = statusOf;
        this.shares = shares;
    }

    /**
     * @param segmentOf as {@link Broker#segmentOf}
     * @param statusOf the state of a segment at the time of the answer
     */
    static AnswerMarkets of(
            Function<String, Optional<MarketSegment>> segmentOf,
            MarketCalendar calendar,
            Function<MarketSegment, MarketStatus> statusOf) {
        return new AnswerMarkets(
                exchange -> segmentOf
                        .apply(exchange)
                        .map(segment -> segment == MarketSegment.AUCTION_STOCKS ? calendar.shares() : segment),
                statusOf,
                calendar.shares());
    }

    /** The state of the market for shares; null for {@link #NONE}. */
    @Nullable
    MarketStatus shares() {
        return shares == null ? null : status(shares);
    }

    /** Null if the hours of the exchange are not known. */
    @Nullable
    MarketSegment segmentOf(Listing listing) {
        return segmentOf.apply(listing.exchange()).orElse(null);
    }

    /** The states of the segments of these listings, each once, in the order of the enum. */
    List<MarketStatus> statesOf(Collection<Listing> listings) {
        return listings.stream()
                .map(this::segmentOf)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(this::status)
                .toList();
    }

    private MarketStatus status(MarketSegment segment) {
        return known.computeIfAbsent(segment, statusOf);
    }
}
