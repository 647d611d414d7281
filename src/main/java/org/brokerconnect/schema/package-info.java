/**
 * Brings the database to this version's schema before anything reads it, and says whether that worked. A leaf. It stands apart because
 * the servers build the entity manager before any start-up bean runs, so the migration hooks into Hibernate's own start.
 */
package org.brokerconnect.schema;
