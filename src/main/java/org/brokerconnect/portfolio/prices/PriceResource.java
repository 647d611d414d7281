package org.brokerconnect.portfolio.prices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.brokerconnect.identity.Caller;
import org.brokerconnect.identity.Roles;
import org.brokerconnect.sse.JaxRsSseSink;

/** Streams live prices of the caller's own portfolios as Server-Sent Events (WHATWG HTML section 9.2). */
@ApplicationScoped
@Path("portfolio/{configId}/stream")
@RolesAllowed(Roles.INVESTOR)
public class PriceResource {

    private Caller caller;
    private PriceFeed feed;

    public PriceResource() {}

    @Inject
    PriceResource(Caller caller, PriceFeed feed) {
        this.caller = caller;
        this.feed = feed;
    }

    /** Returns at once; the response stays open and holds no thread. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @PathParam("configId") UUID configId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // otherwise nginx buffers events
        response.setHeader("X-Accel-Buffering", "no");
        if (!JaxRsSseSink.endIfHead(request.getMethod(), sink)) {
            feed.open(caller.id(), caller.until(), caller.locale(), configId, new JaxRsSseSink(sink, sse));
        }
    }
}
