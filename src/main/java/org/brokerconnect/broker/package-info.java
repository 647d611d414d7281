/**
 * The SPI for brokers, in broker-neutral words. An adapter in a sub-package implements
 * {@link org.brokerconnect.broker.Broker}; {@link org.brokerconnect.broker.BrokerCatalog} finds it by CDI and no other
 * package imports it, so a broker is added by adding one package. Uses {@code vault} for
 * {@link org.brokerconnect.vault.Secret} only, and neither HTTP nor JPA.
 *
 * <p>All calls within a session go through a {@link org.brokerconnect.broker.BrokerClient} that is bound to its
 * {@link org.brokerconnect.broker.SessionContext}, so that no method takes tokens and no thread-local state is needed.
 */
package org.brokerconnect.broker;
