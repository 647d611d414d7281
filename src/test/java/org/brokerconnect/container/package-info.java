/**
 * Tests that run inside the server by Arquillian, for what only a container does: injection, transactions, locks and
 * timers. Each class with a deployment starts a server, so there is one.
 */
package org.brokerconnect.container;
