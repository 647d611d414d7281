package org.brokerconnect.sandbox.tastytrade;

import io.undertow.Handlers;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;

/** The token of a price stream, and the WebSocket that it is for. */
final class DxLinkRoutes {
    static final String PATH = "/realtime";

    private final Authenticator authenticator;
    private final Customers customers;
    private final QuoteTokens tokens;
    private final DxLinkSockets sockets;

    DxLinkRoutes(Authenticator authenticator, Customers customers, QuoteTokens tokens, DxLinkSockets sockets) {
        this.authenticator = authenticator;
        this.customers = customers;
        this.tokens = tokens;
        this.sockets = sockets;
    }

    void addTo(Routes routes) {
        routes.get("/api-quote-tokens", this::token)
                .upgrade(PATH, DxLinkRoutes::connect, Handlers.websocket(this::open));
    }

    private Reply token(Call call) {
        if (!customers.isFunded(authenticator.customer(call))) {
            throw Refusal.api(
                    403, "quote_streamer.customer_not_found_error", "You must be a customer to access a quote stream");
        }
        return Reply.data(
                call,
                Json.of("token", tokens.issue(), "dxlink-url", "ws://" + call.hostAndPort() + PATH, "level", "api"));
    }

    private static Reply connect(Call call) {
        if (call.header("Upgrade").filter("websocket"::equalsIgnoreCase).isEmpty()) {
            throw Refusal.notFound();
        }
        return Reply.UPGRADE;
    }

    private void open(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        sockets.open(channel);
    }
}
