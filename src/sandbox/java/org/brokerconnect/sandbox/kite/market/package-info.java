/**
 * The simulated market. A price is a pure function of instrument, day and second, so that quotes, candles, holdings and
 * ticks agree after any move of the clock. Independent of HTTP.
 */
package org.brokerconnect.sandbox.kite.market;
