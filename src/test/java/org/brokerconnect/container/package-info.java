/**
 * Tests that run inside the server, for what only a container can do: JPA, transactions, injection. Each class with a deployment boots a server of its own,
 * so keep them to one or two.
 */
package org.brokerconnect.container;
