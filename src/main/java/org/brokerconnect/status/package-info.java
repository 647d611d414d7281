/**
 * Status of connections: the current status, the event stream and the timeline. Uses {@code session}, {@code audit},
 * {@code connection} and the foundations. Events are read from the event log by position, so a client that sends
 * {@code Last-Event-ID} receives every change once, on any node. An open stream occupies no thread.
 *
 * <p>To read the flow "status event", open: ConnectionWriter (commit), TransitionWriter (event row), EventTail,
 * EventLogStore, ChangeViews, EventStreams, EventStream, SseConnection, JaxRsSseSink; for opening a stream:
 * EventResource, EventFeed.
 */
package org.brokerconnect.status;
