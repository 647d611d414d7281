/**
 * What things cost at the sandbox broker. Prices are no state but a function of instrument, day and second, so that quotes, candles,
 * holdings and ticks agree however the clock is moved. Knows nothing of HTTP.
 */
package org.brokerconnect.sandbox.kite.market;
