package org.brokerconnect.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.sse.JaxRsSseSink;

/** The event stream (WHATWG HTML section 9.2, server-sent events). */
@RequestScoped
@Path("broker")
@RolesAllowed(Roles.INVESTOR)
public class EventResource {

    private Caller caller;
    private EventFeed feed;

    public EventResource() {}

    @Inject
    EventResource(Caller caller, EventFeed feed) {
        this.caller = caller;
        this.feed = feed;
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
        response.setHeader("Cache-Control", "no-store");
        // otherwise nginx buffers events
        response.setHeader("X-Accel-Buffering", "no");
        if (!JaxRsSseSink.endIfHead(request.getMethod(), sink)) {
            feed.open(caller.id(), caller.until(), caller.locale(), lastEventId, new JaxRsSseSink(sink, sse));
        }
    }
}
