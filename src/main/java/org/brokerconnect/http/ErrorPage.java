package org.brokerconnect.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.StatusProblem;
import org.brokerconnect.problem.TraceId;

/**
 * What the server refuses before a resource is reached, such as a token that does not hold, gets a problem document
 * like everything else, and not the server's own page, which tells its name and version. {@code web.xml} makes it the
 * page of all errors.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    private final transient SecurityHeaders headers;
    private final transient CrossOrigin crossOrigin;
    private final transient ObjectMapper json = new JsonFormat().getContext(Problem.class);

    @Inject
    ErrorPage(SecurityHeaders headers, CrossOrigin crossOrigin) {
        this.headers = headers;
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        int status = isError ? response.getStatus() : HttpServletResponse.SC_NOT_FOUND;
        String path = isError
                ? String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                : request.getRequestURI();
        headers.addTo(response, path);
        crossOrigin.addTo(response, path, request.getHeader("Origin"));
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        String traceId = TraceId.next();
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.log(Level.SEVERE, "the server failed before or after a resource, trace id {0}", traceId);
        }
        json.writeValue(response.getOutputStream(), StatusProblem.of(status).at(path, traceId));
    }
}
