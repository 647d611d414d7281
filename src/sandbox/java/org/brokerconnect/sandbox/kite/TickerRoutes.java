package org.brokerconnect.sandbox.kite;

import io.undertow.Handlers;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;

/** The route of the ticker: {@code GET /?api_key=…&access_token=…} with an upgrade to WebSocket. */
final class TickerRoutes {
    private static final AttachmentKey<TickerSocket> SOCKET = AttachmentKey.create(TickerSocket.class);

    private final Authenticator authenticator;
    private final TickerSockets sockets;

    TickerRoutes(Authenticator authenticator, TickerSockets sockets) {
        this.authenticator = authenticator;
        this.sockets = sockets;
    }

    void addTo(Routes routes) {
        routes.upgrade("/", this::connect, Handlers.websocket(this::open, this::reject));
    }

    private void open(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        sockets.attach(exchange.getAttachment(SOCKET), channel);
    }

    /** Handles a failed WebSocket handshake. */
    private void reject(HttpServerExchange exchange) {
        sockets.remove(exchange.getAttachment(SOCKET));
        exchange.setStatusCode(400).endExchange();
    }

    /** An inactive session and a plan without market data get the same response, with a shorter body than elsewhere. */
    private Reply connect(KiteCall call) {
        if (call.header("Upgrade").filter("websocket"::equalsIgnoreCase).isEmpty()) {
            throw KiteError.noRoute();
        }
        try {
            Session session = authenticator.authenticateTicker(
                    call.queryParameter("api_key").orElse(""),
                    call.queryParameter("access_token").orElse(""));
            call.attach(SOCKET, sockets.reserve(session));
            return Reply.UPGRADE;
        } catch (KiteError error) {
            return error.status() == 403
                    ? Reply.json(403, Json.object("status", "error", "message", "Authentication failed."))
                    : Reply.error(error);
        }
    }
}
