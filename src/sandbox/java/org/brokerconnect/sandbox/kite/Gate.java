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

/** What every call passes: the faults switched on for it, the limits, its route, and the count of how it ended. */
final class Gate {
    private final Faults faults;
    private final RateLimiter limiter;
    private final Calls calls;
    private final Sessions sessions;

    Gate(Faults faults, RateLimiter limiter, Calls calls, Sessions sessions) {
        this.faults = faults;
        this.limiter = limiter;
        this.calls = calls;
        this.sessions = sessions;
    }

    HttpHandler through(String template, Route route) {
        return through(template, route, exchange -> {
            throw new IllegalStateException("no socket at " + template);
        });
    }

    HttpHandler through(String template, Route route, HttpHandler socket) {
        return exchange -> {
            KiteCall call = new KiteCall(exchange);
            calls.arrived();
            Optional<Fault> fault = faults.take(call.method(), call.path());
            Runnable work = () -> {
                Reply reply = reply(call, template, route, fault);
                calls.record(call, template, reply, fault.isPresent());
                send(exchange, reply, socket);
            };
            Optional<Hold> hold = faults.caught(call.method(), call.path());
            Duration delay = fault.map(Fault::delay).orElse(Duration.ZERO);
            if (hold.isPresent()) {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> hold.get().keep(() -> onAThread(exchange, work)));
            } else if (delay.isZero()) {
                exchange.dispatch(work);
            } else {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> later(exchange, work, delay));
            }
        };
    }

    private static void onAThread(HttpServerExchange exchange, Runnable work) {
        exchange.getIoThread().getWorker().execute(work);
    }

    /** Waits on a timer and not in a thread, so that slow calls hold up nobody else. */
    private static void later(HttpServerExchange exchange, Runnable work, Duration delay) {
        XnioIoThread timer = exchange.getIoThread();
        timer.executeAfter(() -> timer.getWorker().execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Reply reply(KiteCall call, String template, Route route, Optional<Fault> fault) {
        fault.filter(one -> one.kind() == FaultKind.TOKEN_EXPIRED)
                .flatMap(one -> call.authorization())
                .ifPresent(who -> sessions.end(who.apiKey(), who.accessToken()));
        return fault.map(one -> one.kind().spoil(() -> answer(call, template, route)))
                .orElseGet(() -> answer(call, template, route));
    }

    private Reply answer(KiteCall call, String template, Route route) {
        try {
            limiter.admit(call, template);
            return route.answer(call);
        } catch (KiteError refusal) {
            return Reply.error(refusal);
        } catch (IOException | RuntimeException e) {
            return Reply.error(new KiteError(500, "GeneralException", "Something went wrong: " + e));
        }
    }

    private static void send(HttpServerExchange exchange, Reply reply, HttpHandler socket) {
        if (reply.status() == 0) {
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
