package org.brokerconnect.sandbox.tastytrade;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/**
 * The routing table. Every call passes here: the front server refuses calls of the API without a {@code User-Agent},
 * faults are injected, and outcomes are counted.
 */
final class Routes {
    private static final String PAGES = "/auth.html";

    private final RoutingHandler routing = new RoutingHandler(false);
    private final Faults faults;
    private final CallCounts counts;

    Routes(Faults faults, CallCounts counts) {
        this.faults = faults;
        this.counts = counts;
        HttpHandler unknown = handler("(unknown)", call -> {
            throw Refusal.notFound();
        });
        routing.setFallbackHandler(unknown);
        routing.setInvalidMethodHandler(unknown);
    }

    Routes get(String template, Route route) {
        return add("GET", template, route);
    }

    Routes post(String template, Route route) {
        return add("POST", template, route);
    }

    Routes put(String template, Route route) {
        return add("PUT", template, route);
    }

    Routes delete(String template, Route route) {
        return add("DELETE", template, route);
    }

    private Routes add(String method, String template, Route route) {
        routing.add(new HttpString(method), template, handler(template, route));
        return this;
    }

    /** Adds a route whose connection is passed to {@code socket}. */
    Routes upgrade(String template, Route route, HttpHandler socket) {
        routing.add("GET", template, handler(template, route, socket));
        return this;
    }

    HttpHandler handler() {
        return routing;
    }

    private HttpHandler handler(String template, Route route) {
        return handler(template, route, exchange -> {
            throw new IllegalStateException("no WebSocket at " + template);
        });
    }

    private HttpHandler handler(String template, Route route, HttpHandler socket) {
        return exchange -> {
            Call call = new Call(exchange);
            counts.begin();
            Optional<Fault> fault = faults.take(call.method(), call.path());
            Runnable work = () -> {
                Reply reply = fault.map(active -> active.apply(() -> answer(call, route)))
                        .orElseGet(() -> answer(call, route));
                counts.end(call.method() + " " + template, reply.status());
                send(exchange, reply, socket);
            };
            Duration delay = fault.map(Fault::delay).orElse(Duration.ZERO);
            if (delay.isZero()) {
                exchange.dispatch(work);
            } else {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> delay(exchange, work, delay));
            }
        };
    }

    /** Delays without blocking a worker thread, so that slow calls do not delay others. */
    private static void delay(HttpServerExchange exchange, Runnable work, Duration delay) {
        XnioIoThread timer = exchange.getIoThread();
        timer.executeAfter(() -> timer.getWorker().execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Reply answer(Call call, Route route) {
        try {
            requireUserAgent(call);
            return route.answer(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (IOException | RuntimeException e) {
            return Refusal.api(500, "internal_error", "Something went wrong: " + e)
                    .reply();
        }
    }

    private static void requireUserAgent(Call call) {
        boolean needed = !call.path().startsWith("/_sandbox")
                && !call.path().startsWith(PAGES)
                && !call.path().startsWith(DxLinkRoutes.PATH);
        if (needed
                && call.header("User-Agent").filter(value -> !value.isBlank()).isEmpty()) {
            throw Refusal.page(401, "Authorization Required");
        }
    }

    private static void send(HttpServerExchange exchange, Reply reply, HttpHandler socket) {
        if (reply == Reply.CONNECTION_CLOSED) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        if (reply == Reply.UPGRADE) {
            exchange.dispatch(socket);
            return;
        }
        exchange.startBlocking();
        exchange.setStatusCode(reply.status());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
    }
}
