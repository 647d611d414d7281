/**
 * What adapters of REST brokers share: requests, size and time limits, {@code Retry-After}, rate limits, strict JSON,
 * exact numbers, and rows that are read one by one. Knows no broker: an adapter adds its routes, its envelope and the
 * meaning of its refusals. Uses {@code broker}, {@code vault} and {@code text}.
 */
package org.brokerconnect.broker.wire;
