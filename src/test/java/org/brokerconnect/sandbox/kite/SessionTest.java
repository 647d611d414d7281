package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.sandbox.kite.KiteHttp.KEY;
import static org.brokerconnect.sandbox.kite.KiteHttp.SECRET;
import static org.brokerconnect.sandbox.kite.KiteHttp.header;
import static org.brokerconnect.sandbox.kite.KiteHttp.sha256;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String STALE = "TokenException: Token is invalid or has expired.";
    private static final String INACTIVE = "TokenException: Incorrect `api_key` or `access_token`.";
    private final KiteSandbox sandbox = KiteSandbox.start(
            0, SandboxOptions.defaults().limits(RateLimits.unlimited()).startAt(Instant.parse("2026-11-23T04:00:00Z")));
    private final KiteHttp kite = new KiteHttp(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_exchange_returns_profile_tokens_and_the_login_time_in_ist() {
        sandbox.clock().freeze(Instant.parse("2026-11-23T04:00:00Z"));

        JsonNode data =
                kite.exchange(KEY, SECRET, kite.requestToken(KEY, "AB1234")).data();

        assertThat(data.get("user_id").asText()).isEqualTo("AB1234");
        assertThat(data.get("login_time").asText()).isEqualTo("2026-11-23 09:30:00");
        assertThat(data.get("access_token").asText()).matches("[A-Za-z0-9]{32}");
        assertThat(data.get("refresh_token").asText()).isEmpty();
        assertThat(data.get("avatar_url").isNull()).isTrue();
        assertThat(data.at("/meta/demat_consent").asText()).isEqualTo("consent");
        assertThat(data.fieldNames())
                .toIterable()
                .contains("user_type", "broker", "exchanges", "products", "order_types", "public_token")
                .contains("enctoken", "silo", "api_key")
                .doesNotContain("expires_in");
    }

    @Test
    void a_request_token_works_only_once() {
        String requestToken = kite.requestToken(KEY, "AB1234");
        kite.exchange(KEY, SECRET, requestToken);

        KiteHttp.Answer second = kite.exchange(KEY, SECRET, requestToken);

        assertThat(second.status()).isEqualTo(403);
        assertThat(second.error()).isEqualTo(STALE);
        assertThat(second.body().get("data").isNull()).isTrue();
    }

    @Test
    void a_request_token_is_valid_for_five_minutes() {
        sandbox.clock().freeze(sandbox.clock().instant());
        String young = kite.requestToken(KEY, "AB1234");
        String old = kite.requestToken(KEY, "AB1234");

        sandbox.clock().advance(Duration.ofSeconds(300));
        KiteHttp.Answer inTime = kite.exchange(KEY, SECRET, young);
        sandbox.clock().advance(Duration.ofSeconds(1));
        KiteHttp.Answer late = kite.exchange(KEY, SECRET, old);

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(late.error()).isEqualTo(STALE);
    }

    @Test
    void a_request_token_is_valid_only_for_its_app() {
        String requestToken = kite.requestToken(KEY, "AB1234");

        KiteHttp.Answer response = kite.exchange("sandboxapproved", "sandboxapproved-secret", requestToken);

        assertThat(response.error()).isEqualTo(STALE);
    }

    @Test
    void a_wrong_secret_gives_a_wrong_checksum_and_keeps_the_request_token_valid() {
        String requestToken = kite.requestToken(KEY, "AB1234");

        KiteHttp.Answer wrong = kite.exchange(KEY, KEY, requestToken);

        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.error()).isEqualTo("TokenException: Invalid `checksum`.");
        assertThat(kite.exchange(KEY, SECRET, requestToken).status()).isEqualTo(200);
    }

    @Test
    void missing_fields_and_unknown_keys_are_input_errors() {
        assertThat(kite.post("/session/token", "api_key=" + KEY).status()).isEqualTo(400);
        assertThat(kite.exchange("unknown", SECRET, "x").error()).isEqualTo("InputException: Invalid `api_key`.");
    }

    @Test
    void a_session_is_active_until_it_is_deleted() {
        String session = kite.session("AB1234");
        String end = "/session/token?api_key=" + KEY + "&access_token=" + session.split(":")[1];

        assertThat(kite.get("/user/profile", session).data().get("user_id").asText())
                .isEqualTo("AB1234");
        assertThat(sandbox.hasSession(KEY, "AB1234")).isTrue();

        assertThat(kite.delete(end).data().asBoolean()).isTrue();
        assertThat(kite.get("/user/profile", session).error()).isEqualTo(INACTIVE);
        assertThat(kite.delete(end).error()).isEqualTo(INACTIVE);
        assertThat(sandbox.hasSession(KEY, "AB1234")).isFalse();
    }

    @Test
    void a_session_belongs_to_its_api_key() {
        String session = kite.session("AB1234");

        String forged = session.replace(KEY, "sandboxapproved");

        assertThat(kite.get("/user/profile", forged).error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile").error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile", session.replace("token ", "Bearer "))
                        .error())
                .isEqualTo(INACTIVE);
    }

    @Test
    void a_new_exchange_ends_only_the_earlier_session_of_the_same_client_and_app() {
        String first = kite.session("AB1234");
        String otherClient = kite.session("CD5678");
        String otherApp = header(
                "sandboxapproved",
                kite.exchange(
                        "sandboxapproved", "sandboxapproved-secret", kite.requestToken("sandboxapproved", "AB1234")));

        String second = kite.session("AB1234");

        assertThat(kite.get("/user/profile", first).error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile", second).status()).isEqualTo(200);
        assertThat(kite.get("/user/profile", otherClient).status()).isEqualTo(200);
        assertThat(kite.get("/user/profile", otherApp).status()).isEqualTo(200);
    }

    @Test
    void an_option_allows_several_sessions_of_a_client() {
        try (KiteSandbox other = KiteSandbox.start(0, SandboxOptions.defaults().newLoginKeepsOldSession())) {
            KiteHttp client = new KiteHttp(other);
            String first = client.session("AB1234");
            String second = client.session("AB1234");

            assertThat(second).isNotEqualTo(first);
            assertThat(client.get("/user/profile", first).status()).isEqualTo(200);
        }
    }

    @Test
    void master_logout_ends_all_of_a_clients_sessions() {
        String session = kite.session("AB1234");
        String otherClient = kite.session("CD5678");

        assertThat(sandbox.masterLogout("AB1234")).isEqualTo(1);

        assertThat(kite.get("/user/profile", session).error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile", otherClient).status()).isEqualTo(200);
    }

    @Test
    void every_session_ends_at_the_next_6_am_in_india() {
        sandbox.clock().freeze(Instant.parse("2026-11-23T00:29:58Z"));
        String beforeSix = kite.session("AB1234");

        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(kite.get("/user/profile", beforeSix).status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(kite.get("/user/profile", beforeSix).error()).isEqualTo(INACTIVE);

        String atSix = kite.session("AB1234");
        sandbox.clock().advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(kite.get("/user/profile", atSix).status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(kite.get("/user/profile", atSix).error()).isEqualTo(INACTIVE);
    }

    @Test
    void an_approved_app_renews_repeatedly_with_a_new_token_each_time() {
        String app = "sandboxapproved";
        KiteHttp.Answer first = kite.exchange(app, app + "-secret", kite.requestToken(app, "AB1234"));
        String token = first.data().get("refresh_token").asText();
        assertThat(token).matches("[A-Za-z0-9]{32}");

        KiteHttp.Answer renewed = renew(app, token);
        KiteHttp.Answer again = renew(app, renewed.data().get("refresh_token").asText());

        assertThat(kite.get("/user/profile", header(app, first)).error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile", header(app, renewed)).error()).isEqualTo(INACTIVE);
        assertThat(kite.get("/user/profile", header(app, again)).status()).isEqualTo(200);
        assertThat(renew(app, token).error()).isEqualTo(STALE);
        assertThat(sandbox.renewals(app, "AB1234")).isEqualTo(2);
    }

    @Test
    void a_refresh_token_survives_the_flush_and_is_revoked_by_a_logout() {
        String app = "sandboxapproved";
        KiteHttp.Answer first = kite.exchange(app, app + "-secret", kite.requestToken(app, "AB1234"));

        sandbox.clock().advance(Duration.ofDays(2));
        KiteHttp.Answer renewed = renew(app, first.data().get("refresh_token").asText());
        kite.delete("/session/token?api_key=" + app + "&access_token="
                + renewed.data().get("access_token").asText());

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renew(app, renewed.data().get("refresh_token").asText()).error())
                .isEqualTo(STALE);
    }

    private KiteHttp.Answer renew(String app, String token) {
        return kite.post(
                "/session/refresh_token",
                "api_key=" + app + "&refresh_token=" + token + "&checksum=" + sha256(app + token + app + "-secret"));
    }
}
