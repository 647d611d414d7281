/**
 * A stand-in for Kite Connect v3 over HTTP, with a control resource to break it on purpose. Knows nothing of Broker Connect, so
 * that it can only be reached the way the real broker is: by address. Prices, formulas and refusals follow what the broker's
 * documentation and clients show; where those disagree the behaviour is an option.
 */
package org.brokerconnect.sandbox.kite;
