package org.brokerconnect.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireRowTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "12, 12",
                "12.50, 12.50",
                "100.0, 100.0",
                "-0, 0",
                "-0.0, 0",
                "0.0, 0",
                "-17.25, -17.25",
                "0.5999999999999659, 0.5999999999999659",
                "1.4210854715202004e-14, 0.00000000000001421085",
                "5e-324, 0",
                "1e3, 1000",
                "9007199254740993, 9007199254740993",
                "123456789012345678901.5, 123456789012345678901.5",
                "\"12.50\", 12.50",
                "\"-0\", 0",
            })
    void a_number_keeps_its_digits(String wire, BigDecimal number) {
        assertThat(row("{\"n\":" + wire + "}").quantity("n")).isEqualTo(number);
    }

    @Test
    void text_loses_control_direction_and_invisible_characters() {
        WireRow row = row("{\"t\":\"\\u202eTCS\\u2028\\u0007 EQ\\u200b\\ud83d\",\"n\\u202eet\":1}");

        assertThat(row.text("t")).isEqualTo("TCS   EQ");
        assertThat(row.amounts()).containsOnlyKeys("net");
        assertThatThrownBy(() -> row("{\"t\":\"\\u200b\\ufeff\"}").requiredText("t"))
                .isInstanceOf(BrokerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"n\":null}", "{\"n\":\"\"}", "{\"n\":\" \"}"})
    void a_missing_number_is_no_quantity_and_an_unknown_amount_and_only_an_optional_quantity_is_zero(String json) {
        assertThatThrownBy(() -> row(json).quantity("n")).isInstanceOf(BrokerUnavailableException.class);
        assertThat(row(json).amount("n")).isNull();
        assertThat(row(json).optionalQuantity("n")).isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e25",
                "\"1e999999999\"",
                "true",
                "{}",
                "[]",
                "\"twelve\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x10\""
            })
    void an_unusable_number_is_an_unknown_amount_and_a_garbled_quantity(String wire) {
        assertThat(row("{\"n\":" + wire + "}").amount("n")).isNull();
        assertThatThrownBy(() -> row("{\"n\":" + wire + "}").optionalQuantity("n"))
                .isInstanceOf(BrokerUnavailableException.class);
        assertThatThrownBy(() -> row("{\"n\":" + wire + "}").quantity("n"))
                .isInstanceOfSatisfying(BrokerUnavailableException.class, garbled -> assertThat(garbled.code())
                        .isEqualTo("broker-answer-garbled"));
    }

    @Test
    void a_number_of_tiny_size_is_zero_and_needs_no_memory() {
        assertThat(row("{\"n\":1e-999999999}").quantity("n")).isEqualTo(BigDecimal.ZERO);
    }

    @Property
    void every_double_is_read_with_the_precision_that_money_needs(@ForAll double any) {
        if (Double.isFinite(any) && Math.abs(any) < 1e23) {
            BigDecimal read = row("{\"n\":" + any + "}").quantity("n");

            assertThat(read.scale()).isBetween(0, 20);
            assertThat(read.subtract(new BigDecimal(Double.toString(any))).abs())
                    .isLessThanOrEqualTo(new BigDecimal("1E-20"));
        }
    }

    @Test
    void a_missing_text_is_empty() {
        WireRow row = row("{\"a\":\"x\",\"b\":null,\"c\":\"\",\"d\":408065}");

        assertThat(row.text("a")).isEqualTo("x");
        assertThat(row.text("b")).isEmpty();
        assertThat(row.text("c")).isEmpty();
        assertThat(row.text("d")).isEqualTo("408065");
        assertThat(row.text("e")).isEmpty();
        assertThatThrownBy(() -> row.requiredText("c")).isInstanceOf(BrokerUnavailableException.class);
        assertThatThrownBy(() -> row("{\"a\":{}}").text("a")).isInstanceOf(BrokerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"r\":null}", "{\"r\":\"\"}", "{\"r\":[]}", "{\"r\":{}}"})
    void a_missing_row_is_empty(String json) {
        assertThat(row(json).row("r").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"r\":1}", "{\"r\":\"x\"}", "{\"r\":[1]}", "{\"r\":true}"})
    void a_value_of_another_type_in_place_of_a_row_is_garbled(String json) {
        assertThatThrownBy(() -> row(json).row("r")).isInstanceOf(BrokerUnavailableException.class);
    }

    private static WireRow row(String json) {
        return WireRow.of(WireJson.readOrMissing(json), "row");
    }
}
