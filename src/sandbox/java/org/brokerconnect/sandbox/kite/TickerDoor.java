package org.brokerconnect.sandbox.kite;

import io.undertow.Handlers;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;

/** The door to the ticker: {@code GET /?api_key=…&access_token=…} with an upgrade to WebSocket. */
final class TickerDoor {
    private static final AttachmentKey<TickerSocket> SOCKET = AttachmentKey.create(TickerSocket.class);

    private final Access access;
    private final Sockets sockets;

    TickerDoor(Access access, Sockets sockets) {
        this.access = access;
        this.sockets = sockets;
    }

    void addTo(Routes routes) {
        routes.upgrade("/", this::admit, Handlers.websocket(this::open, this::refuse));
    }

    private void open(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        sockets.attach(exchange.getAttachment(SOCKET), channel);
    }

    /** The upgrade was none that a WebSocket server knows. */
    private void refuse(HttpServerExchange exchange) {
        sockets.remove(exchange.getAttachment(SOCKET));
        exchange.setStatusCode(400).endExchange();
    }

    /** A dead token and a plan without data look the same here, and the body says less than elsewhere. */
    private Reply admit(KiteCall call) {
        if (call.header("Upgrade").filter("websocket"::equalsIgnoreCase).isEmpty()) {
            throw KiteError.noRoute();
        }
        try {
            Session session = access.stream(
                    call.query("api_key").orElse(""), call.query("access_token").orElse(""));
            call.attach(SOCKET, sockets.admit(session));
            return Reply.UPGRADE;
        } catch (KiteError refusal) {
            return refusal.status() == 403
                    ? Reply.json(403, Wire.object("status", "error", "message", "Authentication failed."))
                    : Reply.error(refusal);
        }
    }
}
