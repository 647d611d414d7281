package org.brokerconnect.sandbox.upstox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;

/** The messages of the feed: {@code FeedResponse} of MarketDataFeedV3.proto. */
final class FeedMessages {
    private static final int LIVE_FEED = 1;
    private static final int MARKET_INFO = 2;
    private static final int NORMAL_OPEN = 2;
    private static final int NORMAL_CLOSE = 3;
    private static final int FULL_D5 = 1;

    private final Listings listings;
    private final Market market;
    private final Clock clock;

    FeedMessages(Listings listings, Market market, Clock clock) {
        this.listings = listings;
        this.market = market;
        this.clock = clock;
    }

    FeedFrame marketInfo() {
        FeedFrame info = new FeedFrame();
        for (String segment : List.of("NSE_EQ", "BSE_EQ", "NSE_FO")) {
            info.message(1, new FeedFrame().text(1, segment).varint(2, market.isOpen() ? NORMAL_OPEN : NORMAL_CLOSE));
        }
        return new FeedFrame().varint(1, MARKET_INFO).varint(3, clock.millis()).message(4, info);
    }

    /** The type {@code initial_feed} is 0, so it is left out. */
    FeedFrame snapshot(Map<String, String> modes) {
        return feeds(new FeedFrame(), modes);
    }

    FeedFrame live(Map<String, String> modes) {
        return feeds(new FeedFrame().varint(1, LIVE_FEED), modes);
    }

    private FeedFrame feeds(FeedFrame response, Map<String, String> modes) {
        modes.forEach((key, mode) -> listings.find(key)
                .ifPresent(instrument ->
                        response.message(2, new FeedFrame().text(1, key).message(2, feed(instrument, mode)))));
        return response.varint(3, clock.millis());
    }

    private FeedFrame feed(Instrument instrument, String mode) {
        Quote quote = market.quote(instrument);
        FeedFrame ltpc = new FeedFrame()
                .number(1, quote.last())
                .varint(2, clock.millis())
                .varint(3, quote.lastQuantity())
                .number(4, quote.close());
        if (mode.equals("ltpc")) {
            return new FeedFrame().message(1, ltpc);
        }
        FeedFrame full =
                new FeedFrame().message(1, ltpc).number(5, quote.averagePrice()).varint(6, quote.volume());
        return new FeedFrame().message(2, new FeedFrame().message(1, full)).varint(4, FULL_D5);
    }
}
