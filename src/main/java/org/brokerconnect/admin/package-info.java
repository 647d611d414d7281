/**
 * Administration: counts over all connections, lists, the event log and its verification, keys. Uses {@code session},
 * {@code audit}, {@code connection} and the foundations. Reads rows of all owners, but no sealed column; every change
 * is recorded in the event log with the administrator's id.
 */
package org.brokerconnect.admin;
