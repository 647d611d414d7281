/**
 * A simulated Upstox API over HTTP, with faults and a clock that a test can move. The application reaches it only by
 * its address. Behaviour that the sources about Upstox disagree on is an option. Prices come from the simulated Indian
 * market of {@code kite.market}.
 */
package org.brokerconnect.sandbox.upstox;
