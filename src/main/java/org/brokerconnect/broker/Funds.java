package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The money in the account, by segment; a segment's money cannot be spent in another. */
public record Funds(Currency currency, List<Segment> segments) {

    public Funds {
        Objects.requireNonNull(currency, "currency");
        segments = List.copyOf(segments);
    }

    /**
     * One segment.
     *
     * @param name the broker's, for example {@code equity}
     * @param enabled whether the person may trade in it
     * @param spendable what may be used for new trades
     * @param used what is bound by trades
     * @param available where the money comes from, by the broker's names, for example {@code cash} and
     *     {@code collateral}
     * @param usedFor what binds it, by the broker's names, for example {@code span} and {@code delivery}; the parts
     *     need not add up to {@code used}
     */
    public record Segment(
            String name,
            boolean enabled,
            BigDecimal spendable,
            BigDecimal used,
            Map<String, BigDecimal> available,
            Map<String, BigDecimal> usedFor) {

        public Segment {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(spendable, "spendable");
            Objects.requireNonNull(used, "used");
            available = Collections.unmodifiableMap(new LinkedHashMap<>(available));
            usedFor = Collections.unmodifiableMap(new LinkedHashMap<>(usedFor));
        }
    }
}
