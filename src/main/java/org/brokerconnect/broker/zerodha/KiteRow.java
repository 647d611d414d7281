package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.text.PlainText;

/**
 * A JSON object of a response. A missing field, null and an empty string are the same: empty text, 0, false, an empty
 * row. Unknown fields are ignored. A field of a wrong type makes the whole response garbled; the exception names the
 * field and not its content.
 */
final class KiteRow {

    private static final int MAX_NUMBER_CHARS = 400;
    private static final int MAX_WHOLE_DIGITS = 24;
    private static final int MAX_DECIMALS = 20;

    private final JsonNode node;

    private KiteRow(JsonNode node) {
        this.node = node;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the node is not an object */
    static KiteRow of(JsonNode node, String what) {
        if (!node.isObject()) {
            throw garbled(what);
        }
        return new KiteRow(node);
    }

    /** All rows of an array; null is an empty array. */
    static <T> List<T> all(JsonNode array, String what, Function<KiteRow, T> reader) {
        if (array.isNull() || array.isMissingNode()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw garbled(what);
        }
        List<T> rows = new ArrayList<>(array.size());
        array.forEach(row -> rows.add(reader.apply(of(row, what))));
        return rows;
    }

    /** The text in a field as one line without control, direction and invisible characters. */
    String text(String field) {
        JsonNode value = node.path(field);
        if (value.isContainerNode()) {
            throw garbled(field);
        }
        return PlainText.cleaned(value.asText(""));
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the text is empty */
    String requiredText(String field) {
        String text = text(field);
        if (text.isBlank()) {
            throw garbled(field);
        }
        return text;
    }

    BigDecimal number(String field) {
        return number(field, node.path(field));
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    /** The object in a field; an empty row where there is none. */
    KiteRow row(String field) {
        JsonNode value = node.path(field);
        return isAbsent(value) ? new KiteRow(JsonNodeFactory.instance.objectNode()) : of(value, field);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    <T> List<T> rows(String field, Function<KiteRow, T> reader) {
        return all(node.path(field), field, reader);
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** All numeric fields by name. */
    Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                numbers.put(PlainText.cleaned(field.getKey()), number(field.getKey(), field.getValue()));
            }
        });
        return numbers;
    }

    private static BigDecimal number(String field, JsonNode value) {
        if (value.isNumber()) {
            return bounded(field, value.decimalValue());
        }
        if (value.isContainerNode() || value.isBoolean()) {
            throw garbled(field);
        }
        String text = value.asText("").strip();
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (text.length() > MAX_NUMBER_CHARS) {
            throw garbled(field);
        }
        try {
            return bounded(field, new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            throw garbled(field);
        }
    }

    /**
     * Limits the digits: {@code 1e999999999} is valid JSON of a few bytes, and adding it to another number exhausts the
     * memory. Rounds to 20 decimals, beyond which there are only rounding errors of binary arithmetic.
     */
    private static BigDecimal bounded(String field, BigDecimal number) {
        long wholeDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || wholeDigits < -MAX_DECIMALS) {
            return BigDecimal.ZERO;
        }
        if (wholeDigits > MAX_WHOLE_DIGITS) {
            throw garbled(field);
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return plain.scale() > MAX_DECIMALS ? plain.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN) : plain;
    }

    static BrokerUnavailableException garbled(String field) {
        return new BrokerUnavailableException("broker-answer-garbled", "Kite's response has no valid " + field, null);
    }
}
