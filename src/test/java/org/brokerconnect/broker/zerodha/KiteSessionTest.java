package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiteSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void a_full_response_becomes_a_session() {
        BrokerSession session = KiteSession.session(json("""
                {"user_id":"AB1234","user_name":"Sandbox One","access_token":"acc","public_token":"pub",
                 "refresh_token":"","enctoken":"enc","login_time":"2026-11-22 09:15:00","avatar_url":null,
                 "meta":{"demat_consent":"physical"},"something_new":[1,2]}"""), NOW);

        assertThat(session.userId()).isEqualTo("AB1234");
        assertThat(session.userName()).isEqualTo("Sandbox One");
        assertThat(session.tokens()).isEqualTo(new SessionTokens(Secret.of("acc"), Secret.none()));
        assertThat(session.accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"0001-01-01T00:00:00\"", "17"})
    void an_unreadable_login_time_counts_as_now(String loginTime) {
        BrokerSession session = KiteSession.session(
                json("{\"user_id\":\"AB1234\",\"access_token\":\"acc\",\"login_time\":" + loginTime + "}"), NOW);

        assertThat(session.accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23 05:59:59",
                "2026-11-23 06:00:00",
                "2026-11-24 09:30:00",
                "2999-12-31 23:59:59",
                "9999-12-31 23:59:59",
                "2026-11-21 09:30:00",
                "1999-01-01 00:00:00",
                "0001-01-01 00:00:00"
            })
    @Attack(
            area = Area.BROKER,
            value = "A login time in the year 2999",
            defence = "No session ends after the next 06:00")
    void no_session_ends_after_the_next_six_o_clock_or_has_ended_already(String loginTime) {
        BrokerSession session = KiteSession.session(
                json("{\"user_id\":\"AB1234\",\"access_token\":\"acc\",\"login_time\":\"" + loginTime + "\"}"), NOW);

        assertThat(session.accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
    }

    @Test
    void a_login_before_six_that_is_exchanged_after_six_is_valid_for_a_day() {
        Instant justAfterSix = Instant.parse("2026-11-22T00:31:00Z");

        BrokerSession session = KiteSession.session(
                json("{\"user_id\":\"AB1234\",\"access_token\":\"acc\",\"login_time\":\"2026-11-22 05:59:00\"}"),
                justAfterSix);

        assertThat(session.accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
    }

    @Test
    void a_name_loses_direction_and_invisible_characters_and_is_cut_between_characters() {
        assertThat(nameOf("A\\u202esha\\u2028Rao\\u00a0\\u200b\\ufeff\\u2066")).isEqualTo("Asha Rao");
        assertThat(nameOf("Asha\\ud83d")).isEqualTo("Asha");
        assertThat(nameOf("\\u0d28\\u0d4d\\u200d")).isEqualTo("\u0d28\u0d4d\u200d");
        assertThat(nameOf("x".repeat(99) + "\ud83d\ude00\ud83d\ude00")).isEqualTo("x".repeat(99) + "\ud83d\ude00");
    }

    private static String nameOf(String name) {
        return KiteSession.profile(json("{\"user_id\":\"AB1234\",\"user_name\":\"" + name + "\"}"))
                .userName();
    }

    @Test
    void a_name_can_be_missing_and_loses_control_characters() {
        assertThat(KiteSession.profile(json("{\"user_id\":\"AB1234\",\"user_name\":null}"))
                        .userName())
                .isEmpty();
        assertThat(KiteSession.profile(json("{\"user_id\":\"AB1234\",\"user_name\":\" A\\r\\nB \"}"))
                        .userName())
                .isEqualTo("A  B");
        assertThat(KiteSession.profile(json("{\"user_id\":\"AB1234\",\"user_name\":\"" + "x".repeat(500) + "\"}"))
                        .userName())
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "{\"user_id\":\"AB1234\"}",
                "{\"user_id\":\"AB1234\",\"access_token\":\"\"}",
                "{\"user_id\":\"AB1234\",\"access_token\":null}",
                "{\"user_id\":\"AB1234\",\"access_token\":{\"a\":1}}",
                "{\"user_id\":\"AB1234\",\"access_token\":\"two words\"}",
                "{\"user_id\":\"AB1234\",\"access_token\":\"line\\nbreak\"}",
                "{\"user_id\":\"\",\"access_token\":\"acc\"}",
                "{\"user_id\":\"AB 1234\",\"access_token\":\"acc\"}"
            })
    void a_response_without_user_or_token_is_garbled(String data) {
        assertThatThrownBy(() -> KiteSession.session(json(data), NOW))
                .isInstanceOfSatisfying(BrokerUnavailableException.class, garbled -> assertThat(garbled.code())
                        .isEqualTo("broker-answer-garbled"))
                .hasMessageNotContaining("words");
    }

    @Test
    void a_renewal_replaces_the_tokens_that_it_contains_and_keeps_the_others() {
        SessionTokens old = new SessionTokens(Secret.of("acc"), Secret.of("ref"));

        SessionTokens rotated = KiteSession.renewed(
                        json("{\"access_token\":\"acc2\",\"refresh_token\":\"ref2\"}"), old, NOW)
                .tokens();
        SessionTokens kept = KiteSession.renewed(json("{\"access_token\":\"acc2\",\"refresh_token\":\"\"}"), old, NOW)
                .tokens();

        assertThat(rotated).isEqualTo(new SessionTokens(Secret.of("acc2"), Secret.of("ref2")));
        assertThat(kept.refresh()).isEqualTo(Secret.of("ref"));
    }

    static Stream<String> unusableTokens() {
        return Stream.of("x".repeat(2_049), "x".repeat(100_000), "two words", "line\\nbreak", "\u20b9", "\\u0000");
    }

    @ParameterizedTest
    @MethodSource("unusableTokens")
    void a_refresh_token_that_cannot_be_sent_or_stored_counts_as_none(String token) {
        SessionTokens old = new SessionTokens(Secret.of("acc"), Secret.of("ref"));
        JsonNode data = json("{\"user_id\":\"AB1234\",\"access_token\":\"acc\",\"refresh_token\":\"" + token + "\"}");

        assertThat(KiteSession.session(data, NOW).tokens().areRenewable()).isFalse();
        assertThat(KiteSession.renewed(data, old, NOW).tokens().refresh()).isEqualTo(old.refresh());
    }

    @ParameterizedTest
    @MethodSource("unusableTokens")
    @Attack(area = Area.BROKER, value = "An access token of 100 kilobytes", defence = "Tokens have a form and a length")
    void an_access_token_that_cannot_be_sent_or_stored_is_garbled(String token) {
        JsonNode data = json("{\"user_id\":\"AB1234\",\"access_token\":\"" + token + "\"}");

        assertThatThrownBy(() -> KiteSession.session(data, NOW)).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void tokens_that_nothing_needs_are_ignored_however_long_they_are() {
        String long100k = "x".repeat(100_000);
        JsonNode data = json("{\"user_id\":\"AB1234\",\"access_token\":\"acc\",\"public_token\":\"" + long100k
                + "\",\"enctoken\":\"" + long100k + "\"}");

        assertThat(KiteSession.session(data, NOW).tokens())
                .isEqualTo(new SessionTokens(Secret.of("acc"), Secret.none()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
