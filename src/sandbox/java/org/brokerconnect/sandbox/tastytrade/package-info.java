/**
 * A simulated tastytrade over HTTP: OAuth 2.0 with access tokens of 15 minutes, customers with several accounts, market
 * data, and the dxLink price stream, with control routes that inject faults. It imports nothing of Broker Connect.
 * Names and values follow the broker's documentation, its client for Node and recorded answers; where the sources
 * disagree, the behaviour is an option.
 */
package org.brokerconnect.sandbox.tastytrade;
