/**
 * The test kit for adapters: what every broker's adapter must do, as JUnit tests over HTTP. A test class extends
 * {@link org.brokerconnect.broker.contract.BrokerContract} and implements the clauses that its broker's description
 * calls for; {@code docs/adapters.md} walks through one.
 */
package org.brokerconnect.broker.contract;
