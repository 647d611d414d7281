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
import java.util.Set;

/**
 * Adds the security headers to every response, and says how long it may be cached: assets have a content hash in their
 * name and are cached for a year; responses of the API are not stored; everything else is revalidated. A broker's
 * callback with a doubled slash, which would end in a page that knows nothing of it, is redirected to the callback.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class FrontEndFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final transient SecurityHeaders headers;
    private final transient ConsentRoutes consent;

    @Inject
    FrontEndFilter(SecurityHeaders headers, ConsentRoutes consent) {
        this.headers = headers;
        this.consent = consent;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String written =
                request.getRequestURI().substring(request.getContextPath().length());
        if (isMisspelledCallback(request, written)) {
            redirectToCallback(request, response, singleSlashes(written));
            return;
        }
        String path = mappedPath(request);
        headers.addTo(response, path);
        response.setHeader("Cache-Control", caching(path));
        chain.doFilter(request, response);
    }

    /**
     * The path by which the server chooses a servlet: decoded, without path parameters and dot segments (Jakarta
     * Servlet 6.0 section 3.5.2). Rules about paths use it. With the URI as the client wrote it,
     * {@code /assets/../api/broker/status} would be an asset for the rules and a resource of the API for the server.
     *
     * @return without the context path; begins with a slash
     */
    static String mappedPath(HttpServletRequest request) {
        String inside = request.getPathInfo();
        String path = inside == null ? request.getServletPath() : request.getServletPath() + inside;
        return path.isEmpty() ? "/" : path;
    }

    /**
     * No response of the API may reach a shared computer's disk: it is about one person. A path of the assets without a
     * file extension is answered with the page.
     */
    private static String caching(String path) {
        if (path.startsWith("/assets/") && path.substring(path.lastIndexOf('/')).contains(".")) {
            return "public, max-age=31536000, immutable";
        }
        return path.equals("/api") || path.startsWith("/api/") ? "no-store" : "no-cache";
    }

    private boolean isMisspelledCallback(HttpServletRequest request, String path) {
        return path.contains("//") && READS.contains(request.getMethod()) && consent.isCallback(singleSlashes(path));
    }

    /**
     * For a redirect URL that was registered at the broker with a doubled slash. The query, which contains the broker's
     * code, goes back to the browser that has just sent it; it is neither stored nor passed to another site.
     */
    private void redirectToCallback(HttpServletRequest request, HttpServletResponse response, String path) {
        headers.addTo(response, path);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", request.getContextPath() + path + query);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static String singleSlashes(String path) {
        return path.replaceAll("//+", "/");
    }
}
