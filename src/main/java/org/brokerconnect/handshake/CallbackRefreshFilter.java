package org.brokerconnect.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Lets a browser leave the address of a callback that a limit refused: its response is 429 and no redirect, and the
 * address contains the broker's code. {@code Refresh} (HTML section 7.4.6) replaces the entry of the history.
 */
@Provider
@ApplicationScoped
public class CallbackRefreshFilter implements ContainerResponseFilter {

    private static final Pattern CALLBACK = Pattern.compile("/?broker/callback/.*");
    private static final int TOO_MANY_REQUESTS = 429;

    private ReturnAddress returnAddress;

    /** For the container's proxy. */
    public CallbackRefreshFilter() {}

    @Inject
    CallbackRefreshFilter(ReturnAddress returnAddress) {
        this.returnAddress = returnAddress;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isCallback = CALLBACK.matcher(request.getUriInfo().getPath()).matches();
        if (isCallback && response.getStatus() == TOO_MANY_REQUESTS) {
            CallbackResult refused = CallbackResult.refused("too-many-requests");
            response.getHeaders().putSingle("Refresh", "0; url=" + returnAddress.redirectUrl(refused));
        }
    }
}
