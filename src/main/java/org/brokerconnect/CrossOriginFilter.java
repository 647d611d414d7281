package org.brokerconnect;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets listed origins use the API, and answers what browsers ask beforehand; what the server refuses by itself is {@link ErrorPage}'s. */
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
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean listed = crossOrigin.addTo(response, path, request.getHeader("Origin"));
        if (listed && asksBeforehand(request)) {
            crossOrigin.addWhatMayBeSent(response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A preflight carries no token, so no resource could answer it. */
    private static boolean asksBeforehand(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
