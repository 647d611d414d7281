package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.setup.ConfigChange;
import org.brokerconnect.setup.NewConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

    private final JsonMapper json = JsonFormat.mapper();

    record Everything(
            UUID id,
            Instant at,
            BigDecimal amount,
            URI link,
            List<String> names,
            Optional<String> perhaps,
            Long count) {}

    record Amount(BigDecimal amount) {}

    @Test
    void records_are_written_with_their_names_and_in_their_order() throws JsonProcessingException {
        Everything everything = new Everything(
                UUID.fromString("5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10"),
                Instant.parse("2026-11-22T03:30:00Z"),
                new BigDecimal("1234567.10"),
                URI.create("https://a.example/?b=c"),
                List.of("Asha"),
                Optional.of("yes"),
                3L);

        assertThat(json.writeValueAsString(everything))
                .isEqualTo("{\"id\":\"5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10\",\"at\":\"2026-11-22T03:30:00Z\","
                        + "\"amount\":1234567.10,\"link\":\"https://a.example/?b=c\",\"names\":[\"Asha\"],"
                        + "\"perhaps\":\"yes\",\"count\":3}");
    }

    @Test
    void unknown_values_are_absent() throws JsonProcessingException {
        Everything nothing = new Everything(null, null, null, null, List.of(), Optional.empty(), null);

        assertThat(json.writeValueAsString(nothing)).isEqualTo("{\"names\":[]}");
    }

    @Test
    void instants_are_utc_with_the_databases_precision() throws JsonProcessingException {
        Instant instant = Instant.parse("2026-11-22T03:30:00.000001Z");

        assertThat(json.writeValueAsString(instant)).isEqualTo("\"2026-11-22T03:30:00.000001Z\"");
        assertThat(json.readValue("\"2026-11-22T09:00:00.000001+05:30\"", Instant.class))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1234567890123456789.123456789", "100.00", "-0.05", "0.30000000000000004"})
    void decimals_keep_every_digit(String digits) throws JsonProcessingException {
        Amount amount = json.readValue("{\"amount\":" + digits + "}", Amount.class);

        assertThat(amount.amount()).isEqualTo(new BigDecimal(digits));
        assertThat(json.writeValueAsString(amount)).isEqualTo("{\"amount\":" + digits + "}");
    }

    @Test
    void an_absent_field_is_null() throws JsonProcessingException {
        assertThat(json.readValue("{}", ConfigChange.class)).isEqualTo(new ConfigChange(null, null, null, null));
        assertThat(json.readValue("{\"label\":null}", ConfigChange.class))
                .isEqualTo(new ConfigChange(null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"label\":\"a\",\"unknown\":1}",
                "{\"Label\":\"a\"}",
                "{\"label\":\"a\",\"label\":\"b\"}",
                "{\"label\":\"a\",\"label\":null}",
                "{\"label\":5}",
                "{\"label\":true}",
                "{\"label\":1.5}",
                "{\"label\":{}}",
                "{\"label\":[\"a\"]}",
                "[]",
                "[{\"label\":\"a\"}]",
                "\"\"",
                "5",
                "{\"label\":\"a\"} more",
                "{\"label\":\"a\"}{\"label\":\"b\"}",
                "{'label':'a'}",
                "{label:\"a\"}",
                "{\"label\":\"a\",}",
                "{\"label\":\"a\"",
                "{\"label\":\"a\" /* comment */}",
                "{\"label\":\"line\nbreak\"}",
                "",
                "<xml/>"
            })
    void anything_but_the_documented_shape_is_refused(String body) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> json.readValue(body, ConfigChange.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"label\":\"x\\ud83d\"}",
                "{\"label\":\"\\ude00x\"}",
                "{\"label\":\"\\ude00\\ud83d\"}",
                "{\"apiKey\":\"\\ud83d \\ude00\"}"
            })
    void text_with_half_of_a_character_is_refused(String body) {
        assertThatExceptionOfType(InvalidFormatException.class)
                .isThrownBy(() -> json.readValue(body, ConfigChange.class));
    }

    @Test
    void a_character_of_two_halves_is_read() throws JsonProcessingException {
        assertThat(json.readValue("{\"label\":\"\\ud83d\\ude00\"}", ConfigChange.class)
                        .label())
                .isEqualTo("\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"5\"}",
                "{\"amount\":\"\"}",
                "{\"amount\":true}",
                "{\"amount\":NaN}",
                "{\"amount\":Infinity}"
            })
    void numbers_in_strings_and_other_types_are_refused(String body) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json.readValue(body, Amount.class));
    }

    @Test
    void deep_nesting_is_refused_by_the_parser() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);

        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json.readTree(deep));
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> json.readValue("{\"label\":" + deep + "}", ConfigChange.class));
    }

    @Test
    void requests_are_read_into_records() throws JsonProcessingException {
        assertThat(json.readValue(
                        "{\"broker\":\"zerodha\",\"label\":\" Savings \",\"apiKey\":\"k\",\"apiSecret\":\"s\"}",
                        NewConfig.class))
                .isEqualTo(new NewConfig("zerodha", "Savings", null, "k", "s"));
        assertThat(json.readValue(
                        "{\"broker\":\"zerodha\",\"label\":\"Savings\",\"credentials\":{\"apiKey\":\"k\"}}",
                        NewConfig.class))
                .isEqualTo(new NewConfig("zerodha", "Savings", Map.of("apiKey", "k"), null, null));
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> json.readValue("{\"credentials\":{\"apiKey\":1}}", NewConfig.class));
    }

    @Test
    void a_problem_has_the_members_of_rfc_9457_and_ours() throws JsonProcessingException {
        Problem problem = new Problem("not-found", "Not found", 404, "Nothing here.", "/api/x", "abc", List.of());

        assertThat(json.writeValueAsString(problem))
                .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"Nothing here.\",\"instance\":\"/api/x\",\"traceId\":\"abc\"}");
        FieldError tooLong = new FieldError("label", "Too long.");
        Problem withField = new Problem("not-found", "Not found", 404, "Nothing here.", null, null, List.of(tooLong));
        assertThat(json.writeValueAsString(withField))
                .endsWith(",\"errors\":[{\"field\":\"label\",\"message\":\"Too long.\"}]}");
    }
}
