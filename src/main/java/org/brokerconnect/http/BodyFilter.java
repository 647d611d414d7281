package org.brokerconnect.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps slow clients from occupying the server's threads: a body that has not arrived with its request is read here,
 * within a time limit, and only a few are read at the same time, for each person and in total. Bodies that arrive with
 * their request, which most do, are not affected. Requests without a valid token are refused without their body. In
 * {@code web.xml}.
 *
 * <p>Non-blocking reads would need a second dispatch of the request, which Payara runs in an unbounded pool of its own
 * (AsyncContextImpl).
 */
public class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(BodyFilter.class.getName());
    private static final int END = -1;
    private static final int MAX_CAUSES = 20;
    private static final int SILENT = -2;
    private static final int BUFFER_BYTES = 4_096;

    /** One more byte than {@link org.brokerconnect.problem.BodyLimit} accepts, which then refuses the body. */
    private static final int MAX_BYTES = 64 * 1_024 + 1;

    private final transient Duration limit;
    private final transient BodySlots slots;
    private final transient MeterRegistry meters;

    @Inject
    BodyFilter(HttpConfig config, MeterRegistry meters) {
        this.limit = config.bodyTimeout();
        this.slots = new BodySlots(config.maxBodies(), config.maxBodiesPerPerson());
        this.meters = meters;
        meters.gauge("broker_connect_bodies_receiving", slots, BodySlots::taken);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isIncomplete(request)) {
            chain.doFilter(request, response);
            return;
        }
        String person = request.getUserPrincipal().getName();
        if (!slots.take(person)) {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy");
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (IOException incomplete) {
            LOG.log(Level.FINE, incomplete, () -> "a body did not arrive: the client left, or its framing is wrong");
            refuseIncomplete(response, incomplete);
            return;
        } finally {
            slots.release(person);
        }
        if (body == null) {
            refuse(response, HttpServletResponse.SC_REQUEST_TIMEOUT, "late");
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private static boolean isIncomplete(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        boolean hasBody = length > 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody
                && request.getUserPrincipal() != null
                && (length < 0 || request.getInputStream().available() < length);
    }

    /** The body, cut off after {@value #MAX_BYTES} bytes; null if it is not complete at the time limit. */
    private byte[] read(ServletInputStream in) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = readSome(in, buffer); count != END; count = readSome(in, buffer)) {
            if (count == SILENT) {
                return null;
            }
            bytes.write(buffer, 0, Math.min(count, MAX_BYTES - bytes.size()));
            if (bytes.size() == MAX_BYTES) {
                break;
            }
            if (System.nanoTime() > deadline) {
                return null;
            }
        }
        return bytes.toByteArray();
    }

    /** As {@link ServletInputStream#read(byte[])}; {@value #SILENT} if the server's read timeout is over. */
    private static int readSome(ServletInputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException failed) {
            if (failed instanceof SocketTimeoutException || failed.getCause() instanceof TimeoutException) {
                return SILENT;
            }
            throw failed;
        }
    }

    /** A client that left gets no error page: Payara would log a stack trace because it cannot send it. */
    private void refuseIncomplete(HttpServletResponse response, IOException incomplete) throws IOException {
        if (hasClientLeft(incomplete)) {
            count("left");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "incomplete");
        }
    }

    private static boolean hasClientLeft(IOException incomplete) {
        return Stream.iterate((Throwable) incomplete, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(EOFException.class::isInstance);
    }

    private void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        count(reason);
        response.setHeader("Connection", "close");
        response.sendError(status);
    }

    private void count(String reason) {
        meters.counter("broker_connect_bodies_refused", "reason", reason).increment();
    }
}
