/**
 * What applies to every log record, on every server that logs through {@code java.util.logging}: the trace id of the
 * request, escaped control characters, and no records that strangers or an outage could multiply. A foundation: uses
 * {@code database}.
 *
 * <p>Decision: a {@link java.util.logging.Filter} on the handlers of the root logger instead of a formatter. It runs in
 * the thread that logs, where the request is known, and leaves the format (text or JSON) to the server.
 */
package org.brokerconnect.logging;
