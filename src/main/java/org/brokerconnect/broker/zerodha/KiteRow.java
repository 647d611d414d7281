package org.brokerconnect.broker.zerodha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.text.PlainText;

/**
 * A JSON object of an answer. A missing field, null and an empty string are the same: empty text, an unknown amount, no
 * flag, an empty row. Unknown fields are ignored. A row without what it needs cannot be read; the exception names the
 * field and not its content.
 */
final class KiteRow {

    /** In code points; the longest texts that Kite documents have less than half of that. */
    private static final int MAX_TEXT = 120;

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

    /**
     * The text in a field as one line without control, direction and invisible characters.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: it is longer than any that identifies something
     */
    String text(String field) {
        String text = PlainText.cleaned(raw(field));
        if (PlainText.length(text) > MAX_TEXT) {
            throw garbled(field);
        }
        return text;
    }

    /** A text that is only shown, as {@link #text}; a longer one is cut. */
    String shownText(String field) {
        return PlainText.cut(PlainText.cleaned(raw(field)), MAX_TEXT);
    }

    private String raw(String field) {
        JsonNode value = node.path(field);
        if (value.isContainerNode()) {
            throw garbled(field);
        }
        return value.asText("");
    }

    /** A key of an object as it is shown; empty if it is longer than any that names something. */
    static String key(String name) {
        String shown = PlainText.cleaned(name);
        return PlainText.length(shown) > MAX_TEXT ? "" : shown;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the text is empty */
    String requiredText(String field) {
        String text = text(field);
        if (text.isBlank()) {
            throw garbled(field);
        }
        return text;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the field is absent or not a number */
    BigDecimal quantity(String field) {
        BigDecimal quantity = KiteNumber.of(field, node.path(field));
        if (quantity == null) {
            throw garbled(field);
        }
        return quantity;
    }

    /**
     * A quantity of which a row need not have any: 0 where the field is absent.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: the field is not a number
     */
    BigDecimal optionalQuantity(String field) {
        BigDecimal quantity = KiteNumber.of(field, node.path(field));
        return quantity == null ? BigDecimal.ZERO : quantity;
    }

    /** Money, or a price; null where the field is absent or not a number. */
    @Nullable
    BigDecimal amount(String field) {
        return amount(node.path(field));
    }

    @Nullable
    private static BigDecimal amount(JsonNode value) {
        try {
            return KiteNumber.of("amount", value);
        } catch (BrokerUnavailableException notANumber) {
            return null;
        }
    }

    /** Whether the field is true; other values, and an absent field, count as false. */
    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    /** The flag; null where the field is absent or of another type. */
    @Nullable
    Boolean optionalFlag(String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
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

    <T> Rows<T> rows(String field, Function<KiteRow, T> reader) {
        return KiteRows.all(node.path(field), field, reader);
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** All known amounts by name; those without a usable name are left out. */
    Map<String, BigDecimal> amounts() {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            BigDecimal amount = amount(field.getValue());
            String name = key(field.getKey());
            if (amount != null && !name.isEmpty()) {
                amounts.put(name, amount);
            }
        });
        return amounts;
    }

    static BrokerUnavailableException garbled(String field) {
        return new BrokerUnavailableException("broker-answer-garbled", "Kite's response has no valid " + field, null);
    }
}
