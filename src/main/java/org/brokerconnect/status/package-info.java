/**
 * Tells people what changed: the stream of events that every open page listens to, and the timeline of a connection. Imports {@code connection}
 * and the leaves. Everything comes out of the log of changes, by position: so a client that knows the last position it saw loses nothing and gets
 * nothing twice, whichever node it comes back to. No client holds a thread.
 */
package org.brokerconnect.status;
