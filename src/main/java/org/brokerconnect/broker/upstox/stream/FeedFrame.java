package org.brokerconnect.broker.upstox.stream;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.upstox.stream.ProtoReader.MalformedException;

/**
 * The prices of a message of the feed: {@code FeedResponse} of MarketDataFeedV3.proto (Upstox API docs, Market data
 * feed V3). A price is in {@code ltpc}, field 1 of which is the last price, wherever the mode puts that. proto3 leaves
 * out fields that are zero, so a missing price is unknown.
 *
 * <pre>
 * FeedResponse          2 = map of key (1) to Feed (2)
 * Feed                  1 = ltpc   2 = fullFeed   3 = firstLevelWithGreeks
 * fullFeed              1 = marketFF   2 = indexFF, each with 1 = ltpc
 * firstLevelWithGreeks  1 = ltpc
 * </pre>
 */
final class FeedFrame {

    private static final int FEEDS = 2;
    private static final int KEY = 1;
    private static final int FEED = 2;
    private static final int LTPC = 1;
    private static final int FULL_FEED = 2;
    private static final int FIRST_LEVEL = 3;

    private FeedFrame() {}

    /**
     * The ticks of all instruments with a price.
     *
     * @throws MalformedException the message cannot be read
     */
    static List<Tick> ticks(ByteBuffer message) throws MalformedException {
        List<Tick> ticks = new ArrayList<>();
        ProtoReader response = new ProtoReader(message);
        while (response.next()) {
            if (response.field() == FEEDS) {
                tick(response.message()).ifPresent(ticks::add);
            }
        }
        return ticks;
    }

    private static Optional<Tick> tick(ProtoReader entry) throws MalformedException {
        String key = "";
        BigDecimal price = null;
        while (entry.next()) {
            if (entry.field() == KEY) {
                key = entry.text();
            } else if (entry.field() == FEED) {
                price = priceOfFeed(entry.message());
            }
        }
        return price == null || key.isEmpty() ? Optional.empty() : Optional.of(new Tick(key, price));
    }

    @Nullable
    private static BigDecimal priceOfFeed(ProtoReader feed) throws MalformedException {
        BigDecimal price = null;
        while (feed.next()) {
            price = switch (feed.field()) {
                case LTPC -> priceOfLtpc(feed.message());
                case FULL_FEED -> priceOfFullFeed(feed.message());
                case FIRST_LEVEL -> priceWithin(feed.message());
                default -> price;
            };
        }
        return price;
    }

    /** Of an instrument or an index: both begin with their {@code ltpc}. */
    @Nullable
    private static BigDecimal priceOfFullFeed(ProtoReader full) throws MalformedException {
        BigDecimal price = null;
        while (full.next()) {
            price = full.field() <= 2 ? priceWithin(full.message()) : price;
        }
        return price;
    }

    @Nullable
    private static BigDecimal priceWithin(ProtoReader message) throws MalformedException {
        BigDecimal price = null;
        while (message.next()) {
            price = message.field() == LTPC ? priceOfLtpc(message.message()) : price;
        }
        return price;
    }

    /** The shortest decimal of the double, as Upstox means it; null for none, NaN and what is no price. */
    @Nullable
    private static BigDecimal priceOfLtpc(ProtoReader ltpc) throws MalformedException {
        BigDecimal price = null;
        while (ltpc.next()) {
            if (ltpc.field() == 1) {
                double number = ltpc.number();
                price = Double.isFinite(number) && number > 0 && number < 1e15 ? BigDecimal.valueOf(number) : null;
            }
        }
        return price;
    }
}
