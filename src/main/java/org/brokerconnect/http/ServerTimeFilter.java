package org.brokerconnect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Adds {@code Server-Time} to the responses of resources, errors included: the time of the application's clock, as an
 * ISO 8601 instant in UTC with milliseconds. Pages count down by it, because a browser's clock may be wrong.
 * {@code Date} (RFC 9110 section 6.6.1) does not serve: it has the time of the machine, and whole seconds.
 */
@Provider
@ApplicationScoped
public class ServerTimeFilter implements ContainerResponseFilter {

    static final String HEADER = "Server-Time";

    private Clock clock;

    /** For the container's proxy. */
    public ServerTimeFilter() {}

    @Inject
    ServerTimeFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders()
                .putSingle(
                        HEADER, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
