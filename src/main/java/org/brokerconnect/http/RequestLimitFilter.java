package org.brokerconnect.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Bounds the threads of the server that API requests occupy, whatever they wait for (bulkhead): the rest of the threads
 * serves health checks, metrics and pages. A request beyond the limit is answered 503 at once. Open streams occupy no
 * thread and do not count. In {@code web.xml}.
 */
public class RequestLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Semaphore places;
    private final transient Counter refused;

    @Inject
    RequestLimitFilter(HttpConfig config, MeterRegistry meters) {
        places = new Semaphore(config.maxRequests());
        refused = Counter.builder("broker_connect_requests_refused")
                .description("requests answered 503 because the node processed as many as allowed")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!places.tryAcquire()) {
            refused.increment();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
