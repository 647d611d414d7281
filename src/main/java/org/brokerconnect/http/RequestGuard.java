package org.brokerconnect.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Refuses requests that no resource accepts, with the status of RFC 9110 and RFC 9112; {@link ErrorPage} writes the
 * problem document. Servers differ here: some accept these requests, others refuse them without a document.
 *
 * <ul>
 *   <li>400: several {@code Host}, or none with HTTP/1.1 (RFC 9112 section 3.2); or a body on GET, HEAD or DELETE
 *   <li>405: {@code TRACE} and {@code CONNECT} everywhere; outside the API everything but GET, HEAD and OPTIONS
 *   <li>414: a path and query of more than 8 KiB
 *   <li>431: more than 100 header fields, or more than 16 KiB of them
 *   <li>501: another transfer coding than {@code chunked} (RFC 9112 section 6.1)
 * </ul>
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class RequestGuard extends HttpFilter {

    static final int MAX_TARGET = 8 * 1024;
    static final int MAX_FIELDS = 100;
    static final int MAX_FIELD_BYTES = 16 * 1024;

    private static final long serialVersionUID = 1L;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");
    private static final Set<String> NOWHERE = Set.of("TRACE", "CONNECT");
    private static final Set<String> OUTSIDE_THE_API = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        OptionalInt refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal.getAsInt() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader(
                    "Allow", isApi(request) ? "GET, HEAD, POST, PUT, DELETE, OPTIONS" : "GET, HEAD, OPTIONS");
        }
        // nobody reads the body of a refused request: on a kept connection it would be taken for the next request
        response.setHeader("Connection", "close");
        response.sendError(refusal.getAsInt());
    }

    /** The status of the refusal; empty if the request may go on. */
    private static OptionalInt refusal(HttpServletRequest request) {
        if (targetLength(request) > MAX_TARGET) {
            return OptionalInt.of(HttpServletResponse.SC_REQUEST_URI_TOO_LONG);
        }
        if (hasTooManyFields(request)) {
            return OptionalInt.of(431);
        }
        int hosts = values(request, "Host").size();
        if (hosts > 1 || hosts == 0 && request.getProtocol().equals("HTTP/1.1")) {
            return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
        }
        if (!isMethodAllowed(request)) {
            return OptionalInt.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        return refusalOfBody(request);
    }

    private static int targetLength(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
    }

    private static boolean hasTooManyFields(HttpServletRequest request) {
        int fields = 0;
        long length = 0;
        Set<String> names = Set.copyOf(Collections.list(request.getHeaderNames()));
        for (String name : names) {
            for (String value : values(request, name)) {
                fields++;
                length += name.length() + value.length() + 4L;
            }
        }
        return fields > MAX_FIELDS || length > MAX_FIELD_BYTES;
    }

    private static boolean isMethodAllowed(HttpServletRequest request) {
        String method = request.getMethod();
        return !NOWHERE.contains(method) && (isApi(request) || OUTSIDE_THE_API.contains(method));
    }

    private static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.replaceAll("^/+", "/").matches("/api([/;].*)?");
    }

    private static OptionalInt refusalOfBody(HttpServletRequest request) {
        List<String> codings = values(request, "Transfer-Encoding");
        if (!codings.stream().allMatch(coding -> coding.strip().equalsIgnoreCase("chunked"))) {
            return OptionalInt.of(HttpServletResponse.SC_NOT_IMPLEMENTED);
        }
        boolean hasBody = !codings.isEmpty() || request.getContentLengthLong() > 0;
        return hasBody && WITHOUT_BODY.contains(request.getMethod())
                ? OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST)
                : OptionalInt.empty();
    }

    private static List<String> values(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}
