package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.brokerconnect.sandbox.kite.KiteHttp.KEY;
import static org.brokerconnect.sandbox.kite.KiteHttp.SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final KiteSandbox sandbox =
            KiteSandbox.start(0, SandboxOptions.defaults().secretPrefix("canary7"));
    private final KiteHttp kite = new KiteHttp(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void the_clock_can_be_set_moved_and_frozen() {
        kite.json("PUT", "/_sandbox/clock", "{\"now\":\"2026-11-23T00:29:00Z\",\"frozen\":true}");
        JsonNode moved =
                kite.json("PUT", "/_sandbox/clock", "{\"advance\":\"PT1H\"}").body();

        assertThat(moved.get("now").asText()).isEqualTo("2026-11-23T01:29:00Z");
        assertThat(moved.get("frozen").asBoolean()).isTrue();
        assertThat(sandbox.clock().instant()).isEqualTo(Instant.parse("2026-11-23T01:29:00Z"));
        assertThat(kite.json("PUT", "/_sandbox/clock", "{\"now\":\"soon\"}").status())
                .isEqualTo(400);
        assertThat(kite.json("PUT", "/_sandbox/clock", "{").status()).isEqualTo(400);
    }

    @Test
    void the_content_type_that_curl_sends_is_accepted() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("{\"now\":\"2026-11-23T00:29:00Z\",\"frozen\":true}"))
                .build();

        HttpResponse<Void> response = HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.discarding())
                .join();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sandbox.clock().instant()).isEqualTo(Instant.parse("2026-11-23T00:29:00Z"));
    }

    @Test
    void faults_are_added_and_removed() {
        JsonNode fault = kite.json(
                        "POST",
                        "/_sandbox/faults",
                        "{\"kind\":\"too-many-requests\",\"method\":\"GET\",\"path\":\"/user/*\",\"times\":3}")
                .body();

        assertThat(kite.get("/user/profile").status()).isEqualTo(429);
        assertThat(kite.get("/_sandbox/faults").body().at("/0/times").asInt()).isEqualTo(2);
        kite.delete("/_sandbox/faults/" + fault.get("id").asInt());
        assertThat(kite.get("/user/profile").status()).isEqualTo(403);
        assertThat(kite.json("POST", "/_sandbox/faults", "{\"kind\":\"unknown\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_apps_redirect_url_and_secret_can_be_changed() {
        kite.json(
                "PUT",
                "/_sandbox/apps/" + KEY,
                "{\"redirect_url\":\"http://127.0.0.1:9/back?x=1\",\"api_secret\":\"regenerated\"}");

        URI redirect = KiteLogin.as("AB1234").authorise(kite.loginUrl(KEY));
        String requestToken = KiteHttp.query(redirect).get("request_token");

        assertThat(redirect.toString()).startsWith("http://127.0.0.1:9/back?x=1&action=login");
        assertThat(kite.exchange(KEY, SECRET, requestToken).status()).isEqualTo(403);
        assertThat(kite.exchange(KEY, "regenerated", requestToken).status()).isEqualTo(200);
        assertThat(kite.json("PUT", "/_sandbox/apps/unknown", "{}").status()).isEqualTo(400);
    }

    @Test
    void the_holdings_of_a_client_can_be_changed() {
        String path = "/_sandbox/clients/ab1234/holdings";
        String session = kite.session("AB1234");

        int status = kite.json("PUT", path, "{\"NSE:INFY\":7,\"NSE:TCS\":0,\"NSE:AXISBANK\":3}")
                .status();

        Map<String, Integer> held = new HashMap<>();
        kite.get("/portfolio/holdings", session)
                .data()
                .forEach(row -> held.put(
                        row.path("tradingsymbol").asText(), row.path("quantity").asInt()));
        assertThat(status).isEqualTo(204);
        assertThat(held).containsEntry("INFY", 7).containsEntry("AXISBANK", 3).doesNotContainKey("TCS");
        assertThat(kite.json("PUT", path, "{\"NSE:NOSUCH\":7}").status()).isEqualTo(400);
        assertThat(kite.json("PUT", "/_sandbox/clients/unknown/holdings", "{\"NSE:INFY\":7}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_added_client_logs_in_with_the_account_data_of_the_template_until_the_reset() {
        sandbox.addClient("NEW001", "AB1234");

        String session = approvedSession("NEW001");
        String template = approvedSession("AB1234");

        assertThat(kite.get("/user/profile", session).data().path("user_id").asText())
                .isEqualTo("NEW001");
        assertThat(kite.get("/portfolio/holdings", session).data())
                .isEqualTo(kite.get("/portfolio/holdings", template).data());
        sandbox.reset();
        assertThatThrownBy(() -> approvedSession("NEW001")).isInstanceOf(KiteLogin.Refused.class);
    }

    /** A session in the app that allows all clients. */
    private String approvedSession(String userId) {
        String app = "sandboxapproved";
        return KiteHttp.header(app, kite.exchange(app, app + "-secret", kite.requestToken(app, userId)));
    }

    @Test
    void a_session_can_be_started_without_the_login_pages() {
        Map<String, String> ordinary = sandbox.logIn(KEY, "AB1234");
        Map<String, String> approved = sandbox.logIn("sandboxapproved", "AB1234");

        assertThat(kite.get("/user/profile", "token " + KEY + ":" + ordinary.get("access_token"))
                        .status())
                .isEqualTo(200);
        assertThat(ordinary.get("refresh_token")).isEmpty();
        assertThat(approved.get("refresh_token")).isNotEmpty();
        assertThat(sandbox.hasSession("sandboxapproved", "AB1234")).isTrue();
    }

    @Test
    void every_token_issued_is_listed_and_starts_with_the_prefix() {
        JsonNode data =
                kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234")).data();

        JsonNode minted = kite.get("/_sandbox/secrets").body();

        assertThat(minted.at("/access_token/0")).isEqualTo(data.get("access_token"));
        assertThat(minted.at("/public_token/0")).isEqualTo(data.get("public_token"));
        assertThat(minted.at("/enctoken/0")).isEqualTo(data.get("enctoken"));
        assertThat(minted.at("/request_token/0").asText()).startsWith("canary7").hasSize(32);
    }

    @Test
    void calls_are_counted_by_route_and_outcome() {
        String session = kite.session("AB1234");
        sandbox.faults().add(Fault.on("GET", "/user/margins/*", FaultKind.UNAVAILABLE));
        kite.get("/oms/user/margins/equity", session);
        kite.get("/user/margins/commodity", session);

        JsonNode counted = kite.get("/_sandbox/calls").body();

        assertThat(sandbox.calls().count("POST /session/token", 200)).isEqualTo(1);
        assertThat(sandbox.calls().count("GET /user/margins/{segment}", 503)).isEqualTo(2);
        assertThat(counted.findValuesAsText("route")).contains("GET /connect/login", "POST /connect/authorize");
        kite.delete("/_sandbox/calls");
        assertThat(sandbox.calls().counts()).isEmpty();
    }

    @Test
    void master_logout_and_the_list_of_sessions_are_available_over_http() {
        kite.session("AB1234");

        assertThat(kite.get("/_sandbox/sessions").body().at("/0/user_id").asText())
                .isEqualTo("AB1234");
        assertThat(kite.json("POST", "/_sandbox/clients/AB1234/master-logout", "")
                        .body()
                        .get("ended")
                        .asInt())
                .isEqualTo(1);
        assertThat(kite.get("/_sandbox/sessions").body()).isEmpty();
    }

    @Test
    void a_reset_restores_the_initial_state() {
        String session = kite.session("AB1234");
        sandbox.clock().advance(Duration.ofDays(400));
        sandbox.faults().add(Fault.on("*", "*", FaultKind.DROPPED));

        assertThat(kite.json("POST", "/_sandbox/reset", "").status()).isEqualTo(204);

        assertThat(kite.get("/user/profile", session).status()).isEqualTo(403);
        assertThat(Duration.between(Instant.now(), sandbox.clock().instant()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(KiteHttp.query(KiteLogin.as("AB1234").cancel(kite.loginUrl(KEY))))
                .containsEntry("status", "cancelled");
    }

    @Test
    void a_taken_port_is_refused() {
        int taken = URI.create(sandbox.url()).getPort();

        assertThatThrownBy(() -> KiteSandbox.start(taken, SandboxOptions.defaults()))
                .hasRootCauseInstanceOf(BindException.class);
    }
}
