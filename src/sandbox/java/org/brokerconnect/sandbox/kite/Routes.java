package org.brokerconnect.sandbox.kite;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.form.EagerFormParsingHandler;
import io.undertow.util.HttpString;

/** The routing table. Every route is also available under {@code /oms}, as in the sandbox that Zerodha operates. */
final class Routes {
    private static final String PREFIX = "/oms";
    private final RoutingHandler routing = new RoutingHandler(false);
    private final CallPipeline pipeline;

    Routes(CallPipeline pipeline) {
        this.pipeline = pipeline;
        routing.setFallbackHandler(errorHandler(KiteError.noRoute()));
        routing.setInvalidMethodHandler(errorHandler(new KiteError(405, "GeneralException", "Method not allowed")));
    }

    private HttpHandler errorHandler(KiteError error) {
        return pipeline.handler("(unknown)", call -> {
            throw error;
        });
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

    /** Adds a route whose {@link Reply#UPGRADE} passes the exchange to {@code socket}. */
    Routes upgrade(String template, Route route, HttpHandler socket) {
        routing.add("GET", template, pipeline.handler(template, route, socket));
        return this;
    }

    private Routes add(String method, String template, Route route) {
        routing.add(new HttpString(method), template, pipeline.handler(template, route));
        return this;
    }

    /**
     * Parses forms for the routes of the broker only: the bodies of control routes are JSON, also when {@code curl -d}
     * declares them as a form.
     */
    HttpHandler handler() {
        HttpHandler withForms = new EagerFormParsingHandler().setNext(routing);
        return exchange -> {
            removePrefix(exchange);
            boolean control = exchange.getRelativePath().startsWith("/_sandbox");
            (control ? routing : withForms).handleRequest(exchange);
        };
    }

    private static void removePrefix(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        if (path.startsWith(PREFIX + "/")) {
            exchange.setRelativePath(path.substring(PREFIX.length()));
        }
    }
}
