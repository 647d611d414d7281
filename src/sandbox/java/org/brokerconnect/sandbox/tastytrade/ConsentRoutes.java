package org.brokerconnect.sandbox.tastytrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The login and consent page of the code flow: {@code /auth.html}. */
final class ConsentRoutes {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final String page = page();
    private final Apps apps;
    private final Customers customers;
    private final Grants grants;

    ConsentRoutes(Apps apps, Customers customers, Grants grants) {
        this.apps = apps;
        this.customers = customers;
        this.grants = grants;
    }

    void addTo(Routes routes) {
        routes.get("/auth.html", this::show).post("/auth.html", this::decide);
    }

    private Reply show(Call call) {
        if (!call.query("response_type").orElse("").equals("code")) {
            throw Refusal.page(400, "The response type is not supported");
        }
        ConsentRequest request = new ConsentRequest(
                call.query("client_id").orElse(""),
                call.query("redirect_uri").orElse(""),
                call.query("scope").orElse("read"),
                call.query("state").orElse(""));
        return form(request, require(request), 200, "", "");
    }

    private record ConsentRequest(String clientId, String redirectUri, String scope, String state) {}

    /** The app; a wrong redirect address must not be redirected to. */
    private ClientApp require(ConsentRequest request) {
        return apps.find(request.clientId())
                .filter(app -> app.redirectUris().contains(request.redirectUri()))
                .orElseThrow(() -> Refusal.page(400, "The client or its redirect URI is unknown"));
    }

    private Reply form(ConsentRequest request, ClientApp app, int status, String username, String message) {
        Map<String, String> values = Map.of(
                "app", app.name(),
                "client_id", request.clientId(),
                "redirect_uri", request.redirectUri(),
                "scope", request.scope(),
                "state", request.state(),
                "username", username,
                "message", message);
        String html = page;
        for (Map.Entry<String, String> value : values.entrySet()) {
            html = html.replace("{{" + value.getKey() + "}}", escaped(value.getValue()));
        }
        Reply reply = Reply.html(status, html);
        return new Reply(
                status,
                Map.of(
                        "Content-Type",
                        reply.headers().get("Content-Type"),
                        "Content-Security-Policy",
                        CONTENT_SECURITY_POLICY,
                        "Cache-Control",
                        "no-store"),
                reply.body());
    }

    private Reply decide(Call call) throws IOException {
        Map<String, String> fields = call.fields();
        ConsentRequest request = new ConsentRequest(
                fields.getOrDefault("client_id", ""),
                fields.getOrDefault("redirect_uri", ""),
                fields.getOrDefault("scope", "read"),
                fields.getOrDefault("state", ""));
        ClientApp app = require(request);
        String username = fields.getOrDefault("username", "");
        if (!fields.getOrDefault("decision", "").equals("authorize")) {
            return redirect(request, "error", "access_denied");
        }
        if (!customers.hasPassword(username, fields.getOrDefault("password", ""))) {
            return form(request, app, 403, username, "Wrong username or password. Please try again.");
        }
        String code = grants.issueCode(
                request.clientId(), username, OAuthRoutes.scopes(request.scope()), request.redirectUri());
        return redirect(request, "code", code);
    }

    private static Reply redirect(ConsentRequest request, String name, String value) {
        String separator = request.redirectUri().contains("?") ? "&" : "?";
        String state = request.state().isEmpty() ? "" : "&state=" + encoded(request.state());
        return Reply.redirect(URI.create(request.redirectUri() + separator + name + "=" + encoded(value) + state));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    private static String page() {
        try (InputStream file = ConsentRoutes.class.getResourceAsStream("consent.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
