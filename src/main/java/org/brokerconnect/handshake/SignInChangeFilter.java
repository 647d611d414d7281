package org.brokerconnect.handshake;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.brokerconnect.identity.Caller;

/**
 * Ends open attempts of other people in the caller's browser, with the requests that a page sends when a person has
 * signed in, and before an attempt begins. Other requests do not pay for the query.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class SignInChangeFilter implements ContainerRequestFilter {

    private static final Pattern FIRST_REQUESTS =
            Pattern.compile("/?broker/(events|status|configs|configs/[^/]+/setup-oauth)");

    private OpenAttempts openAttempts;
    private AttemptCookie cookie;
    private Caller caller;

    /** For the container's proxy. */
    public SignInChangeFilter() {}

    @Inject
    SignInChangeFilter(OpenAttempts openAttempts, AttemptCookie cookie, Caller caller) {
        this.openAttempts = openAttempts;
        this.cookie = cookie;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isFirst = FIRST_REQUESTS.matcher(request.getUriInfo().getPath()).matches();
        if (isFirst && !request.getCookies().isEmpty()) {
            openAttempts.endOfOthers(
                    caller.id(), cookie.presenterOf(request.getCookies()).cookieHashes());
        }
    }
}
