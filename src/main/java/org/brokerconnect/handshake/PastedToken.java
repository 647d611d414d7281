package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.text.PlainText;
import org.brokerconnect.vault.Secret;

/** A request with a token that a person copied from the broker. What is copied around the token is removed. */
public record PastedToken(String token) {

    public PastedToken {
        token = Optional.ofNullable(token).map(PlainText::unwrapped).orElse(null);
    }

    /** @throws ProblemException {@code fields-invalid} if there is no token, or it has blanks within */
    Secret secret() {
        if (!isOneWord(token)) {
            throw ProblemException.invalid("fields-invalid", List.of(InvalidField.of("token", "token.missing")));
        }
        return Secret.of(token);
    }

    private static boolean isOneWord(@Nullable String text) {
        return text != null && !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "PastedToken[*****]";
    }
}
