package org.brokerconnect.ratelimit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.brokerconnect.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Enforces the limits of requests to resources: after the access check, before the body is read. Adds the fields
 * {@code RateLimit-Policy} and {@code RateLimit} to the responses.
 */
@Provider
@ApplicationScoped
@Priority(RequestLimitFilter.AFTER_ACCESS_CHECK)
public class RequestLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final int AFTER_ACCESS_CHECK = Priorities.AUTHORIZATION + 1;

    @Context
    ResourceInfo resource;

    private RequestLimits limits;

    /** For the container's proxy. */
    public RequestLimitFilter() {}

    @Inject
    RequestLimitFilter(RequestLimits limits) {
        this.limits = limits;
    }

    /** @throws ProblemException {@code too-many-requests} */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken) {
            limits.take(RequestLimit.REQUESTS_OF_PERSON);
        }
        RateLimited more = resource.getResourceMethod().getAnnotation(RateLimited.class);
        if (more != null) {
            for (RequestLimit limit : more.value()) {
                limits.take(limit);
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        limits.fields().forEach(response.getHeaders()::putSingle);
    }
}
