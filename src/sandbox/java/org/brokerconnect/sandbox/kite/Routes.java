package org.brokerconnect.sandbox.kite;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.form.EagerFormParsingHandler;
import io.undertow.util.HttpString;

/** The table of routes. Every one of them can also be reached under {@code /oms}, as at Zerodha's own sandbox. */
final class Routes {
    private static final String PREFIX = "/oms";
    private final RoutingHandler table = new RoutingHandler(false);
    private final Gate gate;

    Routes(Gate gate) {
        this.gate = gate;
        table.setFallbackHandler(refusal(KiteError.noRoute()));
        table.setInvalidMethodHandler(refusal(new KiteError(405, "GeneralException", "Method not allowed")));
    }

    private HttpHandler refusal(KiteError error) {
        return gate.through("(unknown)", call -> {
            throw error;
        });
    }

    Routes get(String template, Route route) {
        return on("GET", template, route);
    }

    Routes post(String template, Route route) {
        return on("POST", template, route);
    }

    Routes put(String template, Route route) {
        return on("PUT", template, route);
    }

    Routes delete(String template, Route route) {
        return on("DELETE", template, route);
    }

    /** A route whose {@link Reply#UPGRADE} hands the call over to {@code socket}. */
    Routes upgrade(String template, Route route, HttpHandler socket) {
        table.add("GET", template, gate.through(template, route, socket));
        return this;
    }

    private Routes on(String method, String template, Route route) {
        table.add(new HttpString(method), template, gate.through(template, route));
        return this;
    }

    HttpHandler handler() {
        HttpHandler parsed = new EagerFormParsingHandler().setNext(table);
        return exchange -> {
            withoutPrefix(exchange);
            parsed.handleRequest(exchange);
        };
    }

    private static void withoutPrefix(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        if (path.startsWith(PREFIX + "/")) {
            exchange.setRelativePath(path.substring(PREFIX.length()));
        }
    }
}
