package org.brokerconnect.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.List;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.sse.AddedEvents;
import org.brokerconnect.sse.JaxRsSseSink;
import org.brokerconnect.sse.SharedSink;
import org.brokerconnect.sse.SseSink;

/** The event stream (WHATWG HTML section 9.2, server-sent events). */
@ApplicationScoped
@Path("broker")
@RolesAllowed(Roles.INVESTOR)
public class EventResource {

    private Caller caller;
    private EventFeed feed;
    private Instance<AddedEvents> added;
    private Clock clock;

    public EventResource() {}

    @Inject
    EventResource(Caller caller, EventFeed feed, @Any Instance<AddedEvents> added, Clock clock) {
        this.caller = caller;
        this.feed = feed;
        this.added = added;
        this.clock = clock;
    }

    /** Returns at once; the response stays open without occupying a thread. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        setHeaders(response);
        if (!JaxRsSseSink.endIfHead(request.getMethod(), sink)) {
            feed.open(caller.id(), caller.until(), caller.locale(), lastEventId, null, new JaxRsSseSink(sink, sse));
        }
    }

    /**
     * As {@link #stream}, with the prices of portfolios, so that a browser needs one connection for everything. The
     * heartbeats are events with the server's time.
     *
     * @param prices the ids of configurations, separated by commas; at most {@value StreamQuery#MAX_PRICES}
     * @param clientId a random id of the client, whose earlier stream with the same id ends; may be absent
     */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void streamWithPrices(
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("prices") String prices,
            @QueryParam("client") String clientId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        setHeaders(response);
        StreamQuery query = StreamQuery.of(prices, clientId);
        if (!JaxRsSseSink.endIfHead(request.getMethod(), sink)) {
            SharedSink client = new SharedSink(new JaxRsSseSink(sink, sse));
            List<Runnable> others = added.stream()
                    .map(events -> events.prepare(caller.id(), caller.until(), caller.locale(), query.prices(), client))
                    .toList();
            SseSink statuses = new TimeHeartbeats(client, clock);
            feed.open(caller.id(), caller.until(), caller.locale(), lastEventId, query.client(), statuses);
            others.forEach(Runnable::run);
        }
    }

    private static void setHeaders(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // otherwise nginx buffers events
        response.setHeader("X-Accel-Buffering", "no");
    }
}
