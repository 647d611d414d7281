package org.brokerconnect.broker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.brokerconnect.broker.BrokerUnavailableException;

/** Reads numbers of an answer, which brokers send as JSON numbers or as text, exactly and with a bounded length. */
final class WireNumber {

    private static final int MAX_NUMBER_CHARS = 400;
    private static final int MAX_WHOLE_DIGITS = 24;
    private static final int MAX_DECIMALS = 20;

    private WireNumber() {}

    /**
     * The number in a field.
     *
     * @return null where the value is absent: missing, null, or an empty text
     * @throws BrokerUnavailableException broker-answer-garbled: it is not a number, or has too many digits
     */
    @Nullable
    static BigDecimal of(String field, JsonNode value) {
        if (value.isNumber()) {
            return bounded(field, value.decimalValue());
        }
        if (value.isContainerNode() || value.isBoolean()) {
            throw WireRow.garbled(field);
        }
        String text = value.asText("").strip();
        if (text.isEmpty() || value.isNull()) {
            return null;
        }
        if (text.length() > MAX_NUMBER_CHARS) {
            throw WireRow.garbled(field);
        }
        try {
            return bounded(field, new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            throw WireRow.garbled(field);
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
            throw WireRow.garbled(field);
        }
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return plain.scale() > MAX_DECIMALS ? plain.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN) : plain;
    }
}
