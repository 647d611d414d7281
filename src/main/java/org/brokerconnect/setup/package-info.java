/** The resources to see and manage one's own connections. Nothing but the REST interface: parse, call one method, shape the answer. */
package org.brokerconnect.setup;
