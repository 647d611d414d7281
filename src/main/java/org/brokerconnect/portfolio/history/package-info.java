/**
 * The value of holdings over time: one sealed value per trading day, and one per interval within the day. Uses
 * {@code portfolio} and what that may use. Decision: values are taken from every answer of the broker
 * ({@link org.brokerconnect.portfolio.HoldingsFetched}); a sweep samples the connected accounts that are not read, so
 * that no trading day is missing.
 */
package org.brokerconnect.portfolio.history;
