package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The account's money by segment; the money of one segment cannot be used in another.
 *
 * @param unreadable names of segments that cannot be read; null counts as empty
 */
public record Funds(Currency currency, List<Segment> segments, List<String> unreadable) {

    public Funds {
        Objects.requireNonNull(currency, "currency");
        segments = List.copyOf(segments);
        unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
    }

    /**
     * The money of one segment.
     *
     * @param name the broker's name of the segment, for example {@code equity}
     * @param enabled whether the person can trade in it; null if it is unknown
     * @param spendable what new trades can use; null if it is unknown
     * @param used what current trades block; null if it is unknown
     * @param cash the account's own money in this segment, with what is blocked as margin and without collateral;
     *     negative if the account owes money; null if it is unknown
     * @param available the known sources of the money by the broker's names, for example {@code cash} and
     *     {@code collateral}
     * @param usedFor what blocks the money, by the broker's names, for example {@code span} and {@code delivery}; the
     *     parts need not add up to {@code used}
     */
    public record Segment(
            String name,
            @Nullable Boolean enabled,
            @Nullable BigDecimal spendable,
            @Nullable BigDecimal used,
            @Nullable BigDecimal cash,
            Map<String, BigDecimal> available,
            Map<String, BigDecimal> usedFor) {

        public Segment {
            Objects.requireNonNull(name, "name");
            available = Collections.unmodifiableMap(new LinkedHashMap<>(available));
            usedFor = Collections.unmodifiableMap(new LinkedHashMap<>(usedFor));
        }
    }
}
