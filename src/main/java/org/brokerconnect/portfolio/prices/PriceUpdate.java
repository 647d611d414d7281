package org.brokerconnect.portfolio.prices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.portfolio.Totals;

/**
 * The changes since the previous update.
 *
 * @param asOf when the newest of these prices arrived
 * @param complete whether the update lists all holdings; then a holding that is not listed is no longer owned
 * @param totals over all holdings, also the unchanged ones
 * @param holdings those whose price changed, or all if {@code complete}
 */
public record PriceUpdate(UUID configId, Instant asOf, boolean complete, Totals totals, List<HoldingPrice> holdings) {}
