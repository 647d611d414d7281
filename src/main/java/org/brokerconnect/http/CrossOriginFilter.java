package org.brokerconnect.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Adds CORS headers and handles preflights. {@link ErrorPage} adds them to errors that the server raises itself. */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class CrossOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient CrossOrigin crossOrigin;

    @Inject
    CrossOriginFilter(CrossOrigin crossOrigin) {
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean listed = crossOrigin.addTo(response, FrontEndFilter.mappedPath(request), request.getHeader("Origin"));
        if (listed && isPreflight(request)) {
            crossOrigin.addPreflightHeaders(response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A preflight contains no token, so it must be handled before the access check. */
    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
