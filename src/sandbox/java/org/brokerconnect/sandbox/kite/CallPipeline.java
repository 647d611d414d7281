package org.brokerconnect.sandbox.kite;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/** Handles every call: injects faults, applies rate limits, calls the route, and counts the outcome. */
final class CallPipeline {
    private final Faults faults;
    private final RateLimiter limiter;
    private final CallCounters calls;
    private final Sessions sessions;

    CallPipeline(Faults faults, RateLimiter limiter, CallCounters calls, Sessions sessions) {
        this.faults = faults;
        this.limiter = limiter;
        this.calls = calls;
        this.sessions = sessions;
    }

    HttpHandler handler(String template, Route route) {
        return handler(template, route, exchange -> {
            throw new IllegalStateException("no WebSocket at " + template);
        });
    }

    HttpHandler handler(String template, Route route, HttpHandler socket) {
        return exchange -> {
            KiteCall call = new KiteCall(exchange);
            int start = calls.recordStart();
            Optional<Fault> fault = faults.takeFault(call.method(), call.path());
            Runnable work = () -> {
                Reply reply = reply(call, template, route, fault);
                calls.recordEnd(start, call, template, reply, fault.isPresent());
                send(exchange, reply, socket);
            };
            Optional<HeldCall> hold = faults.takeHold(call.method(), call.path());
            Duration delay = fault.map(Fault::delay).orElse(Duration.ZERO);
            if (hold.isPresent()) {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> hold.get().block(() -> onWorker(exchange, work)));
            } else if (delay.isZero()) {
                exchange.dispatch(work);
            } else {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> delay(exchange, work, delay));
            }
        };
    }

    private static void onWorker(HttpServerExchange exchange, Runnable work) {
        exchange.getIoThread().getWorker().execute(work);
    }

    /** Delays without blocking a worker thread, so that slow calls do not delay others. */
    private static void delay(HttpServerExchange exchange, Runnable work, Duration delay) {
        XnioIoThread timer = exchange.getIoThread();
        timer.executeAfter(() -> timer.getWorker().execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Reply reply(KiteCall call, String template, Route route, Optional<Fault> fault) {
        fault.filter(active -> active.kind() == FaultKind.TOKEN_EXPIRED)
                .flatMap(active -> call.authorization())
                .ifPresent(header -> sessions.end(header.apiKey(), header.accessToken()));
        Optional<Reply> given = fault.map(Fault::answer).map(Fault.Answer::reply);
        if (given.isPresent()) {
            return given.get();
        }
        return fault.map(active -> active.kind().apply(() -> answer(call, template, route)))
                .orElseGet(() -> answer(call, template, route));
    }

    private Reply answer(KiteCall call, String template, Route route) {
        try {
            limiter.acquire(call, template);
            return route.answer(call);
        } catch (KiteError error) {
            return Reply.error(error);
        } catch (IOException | RuntimeException e) {
            return Reply.error(new KiteError(500, "GeneralException", "Something went wrong: " + e));
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
