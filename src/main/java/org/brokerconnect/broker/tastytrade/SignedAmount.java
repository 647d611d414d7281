package org.brokerconnect.broker.tastytrade;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import org.brokerconnect.broker.wire.WireRow;

/** Amounts whose sign is in a field beside them: {@code Credit} is positive, {@code Debit} negative, {@code None} 0. */
final class SignedAmount {

    private SignedAmount() {}

    /**
     * The amount of {@code field} with the sign of {@code field-effect}.
     *
     * @return null if it is unknown: missing, no number, or an amount other than 0 without a known sign
     */
    @Nullable
    static BigDecimal of(WireRow row, String field) {
        BigDecimal amount = row.amount(field);
        if (amount == null || amount.signum() == 0) {
            return amount;
        }
        return switch (row.text(field + "-effect")) {
            case "Credit" -> amount.abs();
            case "Debit" -> amount.abs().negate();
            default -> null;
        };
    }
}
