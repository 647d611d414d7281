/**
 * Keeps secrets secret: the {@link org.brokerconnect.vault.Secret} type, the key ring, and the JPA converter that seals
 * what an entity stores. Depends on nothing of ours but {@code config}. The one package that touches the crypto library, so that
 * changing it, or auditing it, means reading these files only.
 */
package org.brokerconnect.vault;
