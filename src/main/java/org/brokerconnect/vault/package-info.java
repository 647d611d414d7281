/**
 * Encryption at rest: the {@link org.brokerconnect.vault.Secret} type, the key ring, and the JPA converter that seals
 * columns. Uses only {@code config} and {@code scheduling}. The only package that uses the crypto library, so an audit
 * of the encryption reads this package alone.
 */
package org.brokerconnect.vault;
