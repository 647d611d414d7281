package org.brokerconnect.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Set;

/**
 * Serves {@code index.html} for every path of the front end's router: reads without a file extension that no servlet
 * and none of the server's own endpoints claims. Assets have a content hash in their name and are cached for a year;
 * everything else is revalidated.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class FrontEndFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> RESERVED = Set.of("api", "health", "openapi", "metrics");
    private static final Set<MappingMatch> SERVLET =
            Set.of(MappingMatch.EXACT, MappingMatch.PATH, MappingMatch.EXTENSION);

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
        boolean isReserved = segments.length > 1 && RESERVED.contains(segments[1]);
        return READS.contains(request.getMethod())
                && !isReserved
                && !SERVLET.contains(request.getHttpServletMapping().getMappingMatch())
                && !path.substring(path.lastIndexOf('/')).contains(".");
    }
}
