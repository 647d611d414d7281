package org.brokerconnect.sse;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Events about connections that a feature adds to the stream of another one. A feature that offers a stream finds it by
 * CDI, because features do not import one another.
 */
public interface AddedEvents {

    /**
     * Finds the connections, without sending anything.
     *
     * @param owner whose connections they must be; the ids of others and unknown ids are ignored
     * @param until when the bearer token expires
     * @param locale the language of messages
     * @param sink receives the events until it is closed
     * @return sends the current state, and starts sending changes
     */
    Runnable prepare(String owner, Instant until, Locale locale, Set<UUID> configIds, SharedSink sink);
}
