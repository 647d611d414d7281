package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.brokerconnect.sse.SseSink;

/** A client that applies updates as the page does. */
final class RecordedUpdates implements SseSink {

    private final LongSupplier nanos;
    final List<Object> all = new ArrayList<>();
    final List<Long> pricesAtNanos = new ArrayList<>();
    final Map<String, BigDecimal> shown = new LinkedHashMap<>();
    PriceUpdate last;
    boolean closed;
    boolean disconnected;

    RecordedUpdates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public boolean send(String name, Object data) {
        all.add(data);
        if (data instanceof PriceUpdate update) {
            pricesAtNanos.add(nanos.getAsLong());
            show(update);
        }
        return !disconnected;
    }

    private void show(PriceUpdate update) {
        last = update;
        if (update.complete()) {
            shown.clear();
        }
        update.holdings().forEach(row -> shown.put(row.symbol(), row.lastPrice()));
    }

    List<PriceFeedView> feeds() {
        return all.stream()
                .filter(PriceFeedView.class::isInstance)
                .map(PriceFeedView.class::cast)
                .toList();
    }

    PriceFeedView feed() {
        List<PriceFeedView> feeds = feeds();
        return feeds.isEmpty() ? null : feeds.get(feeds.size() - 1);
    }

    @Override
    public boolean send(String name, long position, Object data) {
        throw new UnsupportedOperationException("prices have no position");
    }

    @Override
    public boolean sendHeartbeat() {
        return !disconnected;
    }

    @Override
    public void close() {
        closed = true;
    }
}
