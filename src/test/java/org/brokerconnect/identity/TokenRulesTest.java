package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7519 section 4.1.5 (nbf), RFC 9068 section 4 and RFC 8725 section 3.11 (typ). */
class TokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final String TYPED = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    /** A raw token with this header. */
    static String raw(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".e30.c2lnbmF0dXJl";
    }

    private static boolean isUsable(String rawToken, Object notBefore) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("nbf", notBefore);
        JsonWebToken token = PartialFake.of(
                JsonWebToken.class, Map.of("getClaim", name -> claims.get(name[0]), "getRawToken", none -> rawToken));
        return TokenRules.isUsable(token, NOW);
    }

    /** As servers return a claim whose type they do not know. */
    private static JsonNumber number(double value) {
        return PartialFake.of(
                JsonNumber.class, Map.of("doubleValue", none -> value, "toString", none -> String.valueOf(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "Application/JWT"})
    void an_access_token_is_accepted(String type) {
        assertThat(isUsable(raw("{\"typ\":\"" + type + "\"}"), null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"typ\":null}",
                "{\"typ\":7}",
                "{\"typ\":\"\"}",
                "{\"typ\":\"logout+jwt\"}",
                "{\"typ\":\"dpop+jwt\"}",
                "{\"typ\":\"secevent+jwt\"}",
                "{\"typ\":\"JOSE\"}",
                "{\"typ\":\"text/at+jwt\"}",
                "not json"
            })
    void a_token_of_another_type_is_refused(String header) {
        assertThat(isUsable(raw(header), null)).isFalse();
    }

    @Test
    void a_token_that_cannot_be_read_is_refused() {
        assertThat(isUsable(null, null)).isFalse();
        assertThat(isUsable("", null)).isFalse();
        assertThat(isUsable("%%%.e30.x", null)).isFalse();
    }

    @Test
    void a_token_is_not_accepted_before_its_time() {
        long now = NOW.getEpochSecond();
        for (Object early : new Object[] {now + 3600, now + 61, number(now + 3600), 1e300, now + 61.5}) {
            assertThat(isUsable(raw(TYPED), early)).as(String.valueOf(early)).isFalse();
        }
        for (Object due : new Object[] {null, 0L, now, now + 60, now - 1, number(now), now - 0.5}) {
            assertThat(isUsable(raw(TYPED), due)).as(String.valueOf(due)).isTrue();
        }
    }

    @Test
    void a_time_that_is_no_number_is_refused() {
        assertThat(isUsable(raw(TYPED), "0")).isFalse();
        assertThat(isUsable(raw(TYPED), PartialFake.of(JsonString.class, Map.of("toString", none -> "\"0\""))))
                .isFalse();
        assertThat(isUsable(raw(TYPED), Map.of())).isFalse();
        assertThat(isUsable(raw(TYPED), Double.NaN)).isFalse();
    }
}
