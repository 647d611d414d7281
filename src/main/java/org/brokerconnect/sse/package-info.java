/**
 * Server-Sent Events (WHATWG HTML section 9.2): connections, per-person limits, heartbeats, non-blocking delivery. What
 * is sent is up to the packages that use it. A foundation: uses only {@code problem}. A connection occupies a thread
 * only while it sends. JAX-RS's {@code SseBroadcaster} is not used: it supports no owner, order, limit or replay.
 */
package org.brokerconnect.sse;
