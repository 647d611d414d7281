package org.brokerconnect.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Receives request bodies without a thread and within a time limit, so that slow clients cannot occupy the server's
 * threads: a body that is not there yet is read with non-blocking I/O (Jakarta Servlet 6.0 section 3.7), and then the
 * request is dispatched again. Bodies that arrive with their request, which nearly all do, are read as usual, and
 * requests without a token are left to their refusal. In {@code web.xml}.
 */
public class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient HttpConfig config;
    private final transient MeterRegistry meters;
    private final transient AtomicInteger receiving = new AtomicInteger();

    @Inject
    BodyFilter(HttpConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        meters.gauge("broker_connect_bodies_receiving", receiving);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            resume(request, response, chain);
        } else if (needsTime(request)) {
            receive(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether the caller is known and the body has not arrived completely. */
    private static boolean needsTime(HttpServletRequest request) throws IOException {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody
                && request.getUserPrincipal() != null
                && (request.getContentLengthLong() < 0
                        || request.getInputStream().available() < request.getContentLengthLong());
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (receiving.incrementAndGet() > config.maxBodies()) {
            receiving.decrementAndGet();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(config.bodyTimeout().toMillis());
        ReceivedBody body = new ReceivedBody(async, request.getInputStream(), receiving::decrementAndGet);
        body.receive();
    }

    private void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ReceivedBody body = ReceivedBody.of(request);
        if (body == null) {
            chain.doFilter(request, response);
        } else if (body.isComplete()) {
            chain.doFilter(new BufferedRequest(request, body.bytes()), response);
        } else {
            count("late");
            response.setHeader("Connection", "close");
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
    }

    private void count(String reason) {
        Counter.builder("broker_connect_bodies_refused")
                .description("request bodies that did not arrive in time")
                .tag("reason", reason)
                .register(meters)
                .increment();
    }
}
