/**
 * Reads portfolios through connections and says of every number how good it is: LIVE, or LAST_KNOWN from the sealed answer kept last, or SAMPLE for
 * someone who never connected; the three are never mixed. Imports {@code connection}, {@code broker}, {@code vault} and the leaves, no other
 * feature. Money is exact decimals; totals are computed once, here. What holdings were worth is kept as sealed points, from
 * every good answer and from readings in the background that any number of nodes share.
 */
package org.brokerconnect.portfolio;
