package org.brokerconnect.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.brokerconnect.logging.LogContext;
import org.brokerconnect.problem.TraceId;

/** Adds the trace id of the request to the response and to the log records of the request. In {@code web.xml}. */
public class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String traceId = TraceId.of(request);
        response.setHeader(TraceId.HEADER, traceId);
        LogContext.<IOException, ServletException>run(traceId, () -> chain.doFilter(request, response));
    }
}
