package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The account's money by segment; the money of one segment cannot be used in another. */
public record Funds(Currency currency, List<Segment> segments) {

    public Funds {
        Objects.requireNonNull(currency, "currency");
        segments = List.copyOf(segments);
    }

    /**
     * The money of one segment.
     *
     * @param name the broker's name of the segment, for example {@code equity}
     * @param enabled whether the person can trade in it
     * @param spendable what new trades can use
     * @param used what current trades block
     * @param available the sources of the money by the broker's names, for example {@code cash} and
     *     {@code collateral}
     * @param usedFor what blocks the money, by the broker's names, for example {@code span} and {@code delivery}; the
     *     parts need not add up to {@code used}
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
