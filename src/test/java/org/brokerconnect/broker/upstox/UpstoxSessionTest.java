package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Base64;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer with a token may say about the session. */
class UpstoxSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-11-24T22:00:00Z");
    private static final UpstoxCalendar CALENDAR = new UpstoxCalendar(LocalTime.of(3, 30));

    private static JsonNode answer(String token, String more) {
        return WireJson.readOrMissing(
                "{\"user_id\":\"UP1234\",\"user_name\":\"Asha Rao\",\"access_token\":\"" + token + "\"" + more + "}");
    }

    private static Instant end(String token, String more) {
        return UpstoxSession.session(answer(token, more), CALENDAR, NOW).accessEnds();
    }

    private static String jwt(String claims) {
        byte[] payload = claims.getBytes(StandardCharsets.UTF_8);
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + ".c2ln";
    }

    @Test
    void a_session_ends_at_half_past_three_or_earlier_if_the_answer_or_the_token_says_so() {
        assertThat(end("opaque", "")).isEqualTo(NEXT_MORNING);
        assertThat(end("opaque", ",\"expires_in\":3600")).isEqualTo(NOW.plusSeconds(3600));
        assertThat(end(jwt("{\"exp\":" + NOW.plusSeconds(60).getEpochSecond() + "}"), ""))
                .isEqualTo(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "9999999999999", "-1", "0", "1e300", "\"soon\"", "null"})
    @Attack(
            area = Area.BROKER,
            value = "Upstox names an end of the session in the year 2286",
            defence = "No session ends after the next 03:30")
    void no_session_ends_after_the_next_half_past_three(String number) {
        assertThat(end("opaque", ",\"expires_in\":" + number)).isEqualTo(NEXT_MORNING);
        assertThat(end(jwt("{\"exp\":" + number + "}"), "")).isEqualTo(NEXT_MORNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 100_000})
    @Attack(
            area = Area.BROKER,
            value = "An access token of Upstox of 100 kilobytes",
            defence = "Tokens have a form and a length")
    void an_access_token_that_cannot_be_sent_or_stored_is_garbled(int length) {
        JsonNode answer = answer("t".repeat(length), "");

        assertThatThrownBy(() -> UpstoxSession.session(answer, CALENDAR, NOW))
                .isInstanceOf(BrokerUnavailableException.class);
        assertThat(UpstoxSession.isSendable(Secret.of("t".repeat(length)))).isFalse();
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "A user name at Upstox that disguises itself",
            defence = "Direction and invisible characters are removed")
    void a_name_loses_direction_and_invisible_characters_and_is_cut() {
        Profile profile = UpstoxSession.profile(WireJson.readOrMissing(
                "{\"user_id\":\"UP1234\",\"user_name\":\"As\\u202Eha\\u200B" + "o".repeat(200) + "\"}"));

        assertThat(profile.userName()).startsWith("Ashao").hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UP 1234", "UP1234UP1234UP1234UP1234UP1234UP1", "../x", "UP\\n1"})
    void a_user_id_has_a_form_and_a_length(String id) {
        JsonNode data = WireJson.readOrMissing("{\"user_id\":\"" + id + "\"}");

        assertThatThrownBy(() -> UpstoxSession.profile(data)).isInstanceOf(BrokerUnavailableException.class);
    }
}
