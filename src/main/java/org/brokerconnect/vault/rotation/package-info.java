/**
 * Key rotation: keys are added to the key files of all nodes, one is promoted to seal, a sweep seals the values of the
 * other keys again, and a key that no value needs is retired. The state is in the database, so any number of nodes
 * takes part, and a killed node leaves nothing undone: each value names its key, in an index.
 */
package org.brokerconnect.vault.rotation;
