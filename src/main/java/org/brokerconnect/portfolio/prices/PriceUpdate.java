package org.brokerconnect.portfolio.prices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.portfolio.Totals;

/**
 * What is different since the update before.
 *
 * @param asOf when these prices were the newest
 * @param complete whether all holdings are here: then what is not here is owned no longer
 * @param totals over all holdings, those that did not change among them
 * @param holdings those whose price changed
 */
public record PriceUpdate(UUID configId, Instant asOf, boolean complete, Totals totals, List<HoldingPrice> holdings) {}
