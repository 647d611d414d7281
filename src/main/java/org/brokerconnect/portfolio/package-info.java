/**
 * Reads portfolios through connections and says of every number how good it is: LIVE, or LAST_KNOWN from the sealed answer kept last, or SAMPLE for
 * someone who never connected; the three are never mixed. Imports {@code connection}, {@code broker}, {@code vault} and the leaves, no other
 * feature. Money is exact decimals; totals are computed once, here. Inside it, {@code history} keeps what holdings were worth
 * and {@code stream} tells their prices as they move; both use what is here, which does not know them.
 */
package org.brokerconnect.portfolio;
