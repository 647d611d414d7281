package org.brokerconnect.broker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.text.PlainText;

/**
 * A JSON object of an answer. A missing field, null and an empty string are the same: empty text, an unknown amount, no
 * flag, an empty row. Unknown fields are ignored. A row without what it needs cannot be read; the exception names the
 * field and not its content.
 */
public final class WireRow {

    /** In code points; the longest texts that brokers document have less than half of that. */
    private static final int MAX_TEXT = 120;

    private final JsonNode node;

    private WireRow(JsonNode node) {
        this.node = node;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the node is not an object */
    public static WireRow of(JsonNode node, String what) {
        if (!node.isObject()) {
            throw garbled(what);
        }
        return new WireRow(node);
    }

    /**
     * The text in a field as one line without control, direction and invisible characters.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: it is longer than any that identifies something
     */
    public String text(String field) {
        String text = PlainText.cleaned(raw(field));
        if (PlainText.length(text) > MAX_TEXT) {
            throw garbled(field);
        }
        return text;
    }

    /** A text that is only shown, as {@link #text}; a longer one is cut. */
    public String shownText(String field) {
        return PlainText.cut(PlainText.cleaned(raw(field)), MAX_TEXT);
    }

    /** The text in a field as it is, of any length, such as an address; not for display. */
    public String uncutText(String field) {
        return raw(field);
    }

    private String raw(String field) {
        JsonNode value = node.path(field);
        if (value.isContainerNode()) {
            throw garbled(field);
        }
        return value.asText("");
    }

    /** A key of an object as it is shown; empty if it is longer than any that names something. */
    public static String key(String name) {
        String shown = PlainText.cleaned(name);
        return PlainText.length(shown) > MAX_TEXT ? "" : shown;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the text is empty */
    public String requiredText(String field) {
        String text = text(field);
        if (text.isBlank()) {
            throw garbled(field);
        }
        return text;
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: the field is absent or not a number */
    public BigDecimal quantity(String field) {
        BigDecimal quantity = WireNumber.of(field, node.path(field));
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
    public BigDecimal optionalQuantity(String field) {
        BigDecimal quantity = WireNumber.of(field, node.path(field));
        return quantity == null ? BigDecimal.ZERO : quantity;
    }

    /** Money, or a price; null where the field is absent or not a number. */
    @Nullable
    public BigDecimal amount(String field) {
        return amount(node.path(field));
    }

    /** Money, or a price; null where the value is absent or not a number. */
    @Nullable
    public static BigDecimal amount(JsonNode value) {
        try {
            return WireNumber.of("amount", value);
        } catch (BrokerUnavailableException notANumber) {
            return null;
        }
    }

    /** Whether the field is true; other values, and an absent field, count as false. */
    public boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    /** The flag; null where the field is absent or of another type. */
    @Nullable
    public Boolean optionalFlag(String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    /** The day with which the text in a field begins, as {@code 2026-11-24}; empty where there is none. */
    public Optional<LocalDate> day(String field) {
        String text = text(field);
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** The object in a field; an empty row where there is none. */
    public WireRow row(String field) {
        JsonNode value = node.path(field);
        return isAbsent(value) ? new WireRow(JsonNodeFactory.instance.objectNode()) : of(value, field);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    /** The rows of the array in a field, as {@link WireRows#all}. */
    public <T> Rows<T> rows(String field, Function<WireRow, T> reader) {
        return WireRows.all(node.path(field), field, reader);
    }

    /** Whether the object has no fields. */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** All known amounts by name; those without a usable name are left out. */
    public Map<String, BigDecimal> amounts() {
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

    /** The exception of an answer in which a field is missing or unreadable: broker-answer-garbled. */
    public static BrokerUnavailableException garbled(String field) {
        return new BrokerUnavailableException(
                "broker-answer-garbled", "the broker's response has no valid " + field, null);
    }
}
