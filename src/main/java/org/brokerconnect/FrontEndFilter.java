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
import java.util.Set;

/**
 * Serves the front end's pages: every address without a file ending that is not ours leads to {@code index.html}, which the front end's own
 * router takes from there. Assets carry a hash in their name, so they are kept for a year; the page itself never is.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class FrontEndFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> OURS = Set.of("api", "health", "openapi", "metrics", "ArquillianServletRunnerEE9");

    private final transient SecurityHeaders headers;

    @Inject
    FrontEndFilter(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        headers.addTo(response, path);
        response.setHeader(
                "Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        if (isPage(request, path)) {
            request.getRequestDispatcher("/index.html").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPage(HttpServletRequest request, String path) {
        String[] segments = path.split("/");
        boolean isOurs = segments.length > 1 && OURS.contains(segments[1]);
        return READS.contains(request.getMethod())
                && !isOurs
                && !path.substring(path.lastIndexOf('/')).contains(".");
    }
}
