/**
 * What every broker can do for us, in broker-neutral words: the SPI that an adapter in a sub-package implements. Knows
 * {@code vault} for {@link org.brokerconnect.vault.Secret} and nothing else of ours, and neither HTTP nor JPA. Nobody
 * imports an adapter: {@link org.brokerconnect.broker.BrokerCatalog} finds them, so a broker is added by adding one
 * package.
 */
package org.brokerconnect.broker;
