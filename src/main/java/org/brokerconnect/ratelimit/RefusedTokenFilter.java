package org.brokerconnect.ratelimit;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.brokerconnect.identity.TokenGuard;

/**
 * Refuses the valid tokens of a network from which too many others were refused, on servers that verify tokens before
 * any code of the application, such as WildFly: all servers then answer alike.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class RefusedTokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient TokenGuard guard;

    @Inject
    RefusedTokenFilter(TokenGuard guard) {
        this.guard = guard;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("Authorization") == null || guard.admit(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
