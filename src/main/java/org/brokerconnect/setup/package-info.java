/**
 * Set-up: brokers that can be connected, and creating, changing and deleting configurations. Uses {@code session} (to
 * revoke sessions of changed or deleted configurations), {@code connection} and the foundations.
 */
package org.brokerconnect.setup;
