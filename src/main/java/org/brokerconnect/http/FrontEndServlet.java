package org.brokerconnect.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Serves the front end for every path that no other servlet claims: {@code index.html} for the paths of its router,
 * which have no file extension, and the files by the server's own default servlet, compressed if the client accepts a
 * coding in which the build stored the file. That servlet is not asked for directories: it would redirect to them, with
 * the request's {@code Host} in {@code Location}.
 */
@WebServlet(value = "/*", asyncSupported = true)
public class FrontEndServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    /** The names of the servlet for files: Payara, GlassFish, Tomcat, WildFly and Jetty; WebSphere and Open Liberty. */
    private static final List<String> DEFAULT_SERVLETS = List.of("default", "SimpleFileServlet");

    private static final String PAGE = "/index.html";
    /** Paths of the API and of the server's endpoints; where nothing claims them, there is nothing. */
    private static final Set<String> RESERVED = Set.of("api", "health", "openapi", "metrics", "web-inf", "meta-inf");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        if (RESERVED.contains(firstSegment(path))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean isFile = path.substring(path.lastIndexOf('/')).contains(".");
        serve(request, response, isFile ? path : PAGE);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, String file)
            throws IOException, ServletException {
        response.addHeader("Vary", "Accept-Encoding");
        for (ContentCoding coding : ContentCoding.acceptedBy(request.getHeader("Accept-Encoding"))) {
            String stored = file + coding.extension();
            if (getServletContext().getResource(stored) != null) {
                response.setHeader("Content-Encoding", coding.token());
                response.setContentType(getServletContext().getMimeType(file));
                files().forward(new FileRequest(request, stored), new TypedResponse(response));
                return;
            }
        }
        files().forward(new FileRequest(request, file), response);
    }

    /** @throws IllegalStateException if the server's default servlet has another name */
    private RequestDispatcher files() {
        return DEFAULT_SERVLETS.stream()
                .map(getServletContext()::getNamedDispatcher)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no servlet of " + DEFAULT_SERVLETS));
    }

    /** GET and HEAD: the server leaves out the body of the latter. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        doGet(request, response);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String firstSegment(String path) {
        String[] segments = path.split("/+", 3);
        return segments.length > 1 ? segments[1].toLowerCase(Locale.ROOT) : "";
    }

    /**
     * A request for one file, as a whole. Ranges may be ignored (RFC 9110 section 14.2); the two conditions protect
     * writes, and no file can be written. Servers refuse malformed ones instead of ignoring them.
     */
    private static final class FileRequest extends HttpServletRequestWrapper {

        private static final Set<String> IGNORED = Set.of("RANGE", "IF-RANGE", "IF-MATCH", "IF-UNMODIFIED-SINCE");

        private final String file;

        FileRequest(HttpServletRequest request, String file) {
            super(request);
            this.file = file;
        }

        @Override
        public String getServletPath() {
            return "";
        }

        @Override
        public String getPathInfo() {
            return file;
        }

        @Override
        public String getHeader(String name) {
            return IGNORED.contains(name.toUpperCase(Locale.ROOT)) ? null : super.getHeader(name);
        }

        @Override
        public long getDateHeader(String name) {
            return IGNORED.contains(name.toUpperCase(Locale.ROOT)) ? -1 : super.getDateHeader(name);
        }
    }

    /** Keeps its content type: the default servlet would set that of the compressed file. */
    private static final class TypedResponse extends HttpServletResponseWrapper {

        TypedResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentType(String type) {
            // the type of the file is set
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase("Content-Type")) {
                super.setHeader(name, value);
            }
        }
    }
}
