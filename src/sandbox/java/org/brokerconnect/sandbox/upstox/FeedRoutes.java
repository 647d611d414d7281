package org.brokerconnect.sandbox.upstox;

import io.undertow.Handlers;
import java.util.Map;

/** The addresses of the feed: each is valid for one connection (Upstox API docs, Market data feed V3). */
final class FeedRoutes {
    private static final String SOCKET = "/feeder/v3/upstox-developer-api/feeds";

    private final Sessions sessions;
    private final Tokens tokens;
    private final Feed feed;

    FeedRoutes(Sessions sessions, Tokens tokens, Feed feed) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.feed = feed;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v3/feed/market-data-feed", call -> Reply.redirect(address(call)))
                .add("GET", "/v3/feed/market-data-feed/authorize", call -> {
                    String address = address(call);
                    return Reply.data(Map.of("authorizedRedirectUri", address, "authorized_redirect_uri", address));
                })
                .upgrade(SOCKET, this::connect, Handlers.websocket((exchange, channel) -> feed.attach(channel)));
    }

    private String address(Call call) {
        sessions.require(call);
        String code = tokens.random(40);
        feed.allow(code);
        return "ws://" + call.authority() + SOCKET + "?requestId=" + tokens.random(12) + "&code=" + code;
    }

    private Reply connect(Call call) {
        if (!call.isUpgrade() || !feed.use(call.query("code").orElse(""))) {
            return new Reply(403, "text/plain", "", new byte[0]);
        }
        return Reply.UPGRADE;
    }
}
