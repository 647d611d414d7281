package org.brokerconnect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.brokerconnect.config.WebAddresses;

/**
 * Puts {@code Location} below the public URL. Resources give an address relative to the API, which JAX-RS completes
 * with the request's {@code Host}; that is what a client claims, not where the application is.
 */
@Provider
@ApplicationScoped
public class PublicLocationFilter implements ContainerResponseFilter {

    private URI api;

    /** For the container's proxy. */
    public PublicLocationFilter() {}

    @Inject
    PublicLocationFilter(WebAddresses addresses) {
        this.api = addresses.publicUrl().resolve("/api/");
    }

    /** Leaves an address outside of the API as it is. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location == null) {
            return;
        }
        URI relative = request.getUriInfo().getBaseUri().relativize(URI.create(location.toString()));
        if (!relative.isAbsolute()) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, api.resolve(relative));
        }
    }
}
