package org.brokerconnect.sandbox.upstox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.form.EagerFormParsingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/** The routing table. Every call is counted and gets the faults that match it. */
final class Routes {
    private final RoutingHandler routing = new RoutingHandler(false);
    private final Faults faults;
    private final CallCounts calls;

    Routes(Faults faults, CallCounts calls) {
        this.faults = faults;
        this.calls = calls;
        Route none = call -> {
            throw UpstoxError.noRoute();
        };
        routing.setFallbackHandler(handler(none, null));
        routing.setInvalidMethodHandler(handler(none, null));
    }

    Routes add(String method, String template, Route route) {
        routing.add(new HttpString(method), template, handler(route, null));
        return this;
    }

    /** Adds a route whose {@link Reply#UPGRADE} passes the exchange to {@code socket}. */
    Routes upgrade(String template, Route route, HttpHandler socket) {
        routing.add("GET", template, handler(route, socket));
        return this;
    }

    HttpHandler handler() {
        HttpHandler forms = new EagerFormParsingHandler().setNext(routing);
        return exchange -> {
            boolean isJson = exchange.getRelativePath().startsWith("/v3/login")
                    || exchange.getRelativePath().startsWith("/_sandbox");
            (isJson ? routing : forms).handleRequest(exchange);
        };
    }

    private HttpHandler handler(Route route, HttpHandler socket) {
        return exchange -> {
            Call call = new Call(exchange);
            calls.begin(call);
            Optional<Fault> fault = faults.take(call);
            Runnable work = () -> respond(exchange, reply(call, route, fault), socket);
            long delay = fault.map(active -> active.delay().toMillis()).orElse(0L);
            if (delay == 0) {
                exchange.dispatch(work);
            } else {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
                    XnioIoThread timer = exchange.getIoThread();
                    timer.executeAfter(() -> timer.getWorker().execute(work), delay, TimeUnit.MILLISECONDS);
                });
            }
        };
    }

    private static Reply reply(Call call, Route route, Optional<Fault> fault) {
        return fault.map(active -> active.kind().apply(() -> answer(call, route)))
                .orElseGet(() -> answer(call, route));
    }

    private static Reply answer(Call call, Route route) {
        try {
            return route.answer(call);
        } catch (UpstoxError error) {
            return Reply.error(error);
        } catch (RuntimeException failed) {
            return Reply.error(new UpstoxError(500, "UDAPI100500", "Something went wrong: " + failed));
        }
    }

    private void respond(HttpServerExchange exchange, Reply reply, HttpHandler socket) {
        calls.end();
        if (reply == Reply.CONNECTION_CLOSED) {
            IoUtils.safeClose(exchange.getConnection());
        } else if (reply == Reply.UPGRADE) {
            exchange.dispatch(socket);
        } else {
            exchange.setStatusCode(reply.status());
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, reply.contentType());
            if (!reply.location().isEmpty()) {
                exchange.getResponseHeaders().put(Headers.LOCATION, reply.location());
            }
            exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
        }
    }
}
