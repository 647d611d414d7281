package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;

/**
 * What Kite's refusals mean (Kite Connect v3 docs, Exceptions and errors). The error type and the HTTP status decide;
 * the text does only where nothing else tells a wrong secret from a stale code, or a person who is not enabled from a
 * wrong key. A 5xx never ends a session, whatever it says of tokens: it is written by a machine in trouble. Kite's text
 * is not repeated, because it may quote what was sent.
 */
public final class KiteErrors {

    /**
     * A refusal as it came.
     *
     * @param type Kite's {@code error_type}; empty when there was none
     * @param text Kite's {@code message}; empty when there was none
     * @param retryAfter null when Kite did not say
     */
    public record Refusal(int status, String type, String text, Duration retryAfter) {

        private boolean says(String part) {
            return text.contains(part);
        }

        /** Unknown types are kept by name, but only a name: it goes into logs. */
        private String described() {
            String name = type.matches("[A-Za-z]{1,40}") ? type : "no known error type";
            return "Kite refused with HTTP " + status + ", " + name;
        }
    }

    private KiteErrors() {}

    public static BrokerException meaning(Purpose purpose, Refusal refusal) {
        if (refusal.status() == 429) {
            return new TooManyCallsException(refusal.described(), refusal.retryAfter());
        }
        if (refusal.status() >= 500) {
            return new BrokerUnavailableException("broker-down", refusal.described(), null);
        }
        return switch (refusal.type()) {
            case "TokenException", "TwoFAException" -> ofToken(purpose, refusal);
            case "InputException" -> ofInput(purpose, refusal);
            case "PermissionException" -> exception(Verdict.PERMISSION, "permission-missing", refusal);
            case "UserException" -> exception(Verdict.PERMISSION, "account-refused", refusal);
            case "NetworkException", "DataException" ->
                new BrokerUnavailableException("broker-down", refusal.described(), null);
            default -> ofStatus(purpose, refusal);
        };
    }

    private static BrokerException ofToken(Purpose purpose, Refusal refusal) {
        if (purpose == Purpose.SESSION) {
            return exception(Verdict.AUTH, "session-ended", refusal);
        }
        if (refusal.says("checksum")) {
            return exception(Verdict.CONFIG, "checksum-refused", refusal);
        }
        if (refusal.says("api_key")) {
            return exception(Verdict.CONFIG, "api-key-unknown", refusal);
        }
        String code = purpose == Purpose.EXCHANGE ? "request-token-stale" : "refresh-token-refused";
        return exception(Verdict.AUTH, code, refusal);
    }

    private static BrokerException ofInput(Purpose purpose, Refusal refusal) {
        if (refusal.says("not enabled")) {
            return exception(Verdict.CONFIG, "user-not-enabled", refusal);
        }
        if (refusal.says("checksum")) {
            return exception(Verdict.CONFIG, "checksum-refused", refusal);
        }
        if (refusal.says("access_token") && purpose == Purpose.SESSION) {
            return exception(Verdict.AUTH, "session-ended", refusal);
        }
        if (refusal.says("api_key")) {
            return exception(Verdict.CONFIG, "api-key-unknown", refusal);
        }
        return exception(Verdict.CONFIG, "request-refused", refusal);
    }

    private static BrokerException ofStatus(Purpose purpose, Refusal refusal) {
        return switch (refusal.status()) {
            case 401 -> ofToken(purpose, refusal);
            case 403 -> exception(Verdict.PERMISSION, "request-forbidden", refusal);
            case 404, 405, 410 -> exception(Verdict.CONFIG, "broker-route-unknown", refusal);
            case 408 -> new BrokerUnavailableException("broker-slow", refusal.described(), null);
            default -> exception(Verdict.CONFIG, "request-refused", refusal);
        };
    }

    private static BrokerException exception(Verdict verdict, String code, Refusal refusal) {
        return new BrokerException(verdict, code, refusal.described());
    }
}
