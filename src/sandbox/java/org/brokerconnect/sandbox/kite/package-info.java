/**
 * A simulated Kite Connect v3 over HTTP, with control routes that inject faults. It imports nothing of Broker Connect,
 * so the application reaches it only by its address, as it reaches the real broker. Prices, formulas and error
 * responses follow the documentation and the official clients of the broker; where those disagree, the behaviour is an
 * option.
 */
package org.brokerconnect.sandbox.kite;
