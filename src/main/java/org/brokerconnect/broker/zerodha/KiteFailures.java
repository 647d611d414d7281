package org.brokerconnect.broker.zerodha;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.broker.wire.WireResponse;

/**
 * Maps Kite's refusals to a {@link BrokerException}; {@link #WIRE} maps all other failures. Messages name the kind of a
 * failure only and exceptions have no cause, because Kite's texts can quote headers, addresses or content.
 */
public final class KiteFailures {

    /**
     * An error response of Kite, as received.
     *
     * @param type Kite's {@code error_type}; empty when there was none
     * @param text Kite's {@code message}; empty when there was none
     * @param retryAfter null when Kite did not send it
     */
    record Refusal(int status, String type, String text, Duration retryAfter) {

        private boolean says(String part) {
            return text.contains(part);
        }

        /** Whether the text names a token, the checksum or the key, as Kite's refusals of them do. */
        private boolean isAboutKeys() {
            String lower = text.toLowerCase(Locale.ROOT);
            return Stream.of("token", "checksum", "api_key").anyMatch(lower::contains);
        }

        /** For logs: an unknown type appears only if it looks like a type's name. */
        private String described() {
            String name = type.matches("[A-Za-z]{1,40}") ? type : "no known error type";
            return "Kite returned an error with HTTP " + status + ", " + name;
        }
    }

    /** Failures of the network. */
    public static final WireFailures WIRE = new WireFailures("Kite");

    private KiteFailures() {}

    /** As {@link WireFailures#translating}. */
    static <T> T translating(Supplier<T> call) {
        return WIRE.translating(call);
    }

    /** Whether this response is a refusal in Kite's envelope, and not the page of a proxy. */
    public static boolean isKites(HttpResponse<?> response) {
        return WireResponse.mediaType(response).equals("application/json")
                && response.body() instanceof String body
                && KiteEnvelope.isError(body);
    }

    /**
     * An error response within a session of which only the status is known.
     *
     * @param retryAfter null when Kite did not send it
     */
    public static BrokerException refused(int status, Duration retryAfter) {
        return refused(Purpose.SESSION, new Refusal(status, "", "", retryAfter));
    }

    /**
     * A refusal (Kite Connect v3 docs, Exceptions and errors). The error type and the HTTP status decide. Kite's text
     * decides where nothing else tells a wrong secret from a used code, or a person who is not enabled for the app from
     * a wrong key, and where the error type is missing. A 5xx never ends a session, even with a TokenException.
     */
    static BrokerException refused(Purpose purpose, Refusal refusal) {
        if (refusal.status() == 429) {
            return new TooManyCallsException(refusal.described(), refusal.retryAfter());
        }
        if (refusal.status() >= 500) {
            return down(refusal);
        }
        return switch (refusal.type()) {
            case "TokenException", "TwoFAException" -> ofToken(purpose, refusal);
            case "InputException" -> ofInput(purpose, refusal);
            case "PermissionException" -> exception(Verdict.PERMISSION, "permission-missing", refusal);
            case "UserException" -> exception(Verdict.PERMISSION, "account-refused", refusal);
            case "NetworkException", "DataException" -> down(refusal);
            default -> ofStatus(purpose, refusal);
        };
    }

    private static BrokerException ofToken(Purpose purpose, Refusal refusal) {
        if (purpose == Purpose.SESSION) {
            return exception(Verdict.AUTH, "session-ended", refusal);
        }
        if (refusal.says("checksum")) {
            return exception(Verdict.CONFIG, "app-secret-refused", refusal);
        }
        if (refusal.says("api_key")) {
            return exception(Verdict.CONFIG, "api-key-unknown", refusal);
        }
        String code = purpose == Purpose.EXCHANGE ? "code-stale" : "refresh-token-refused";
        return exception(Verdict.AUTH, code, refusal);
    }

    private static BrokerException ofInput(Purpose purpose, Refusal refusal) {
        if (refusal.says("not enabled")) {
            return exception(Verdict.CONFIG, "user-not-enabled", refusal);
        }
        if (refusal.says("checksum")) {
            return exception(Verdict.CONFIG, "app-secret-refused", refusal);
        }
        if (refusal.says("access_token") && purpose == Purpose.SESSION) {
            return exception(Verdict.AUTH, "session-ended", refusal);
        }
        String code = refusal.says("api_key") ? "api-key-unknown" : "request-refused";
        return exception(Verdict.CONFIG, code, refusal);
    }

    private static BrokerException ofStatus(Purpose purpose, Refusal refusal) {
        return switch (refusal.status()) {
            case 400 -> ofInput(purpose, refusal);
            case 401 -> ofToken(purpose, refusal);
            case 403 ->
                refusal.isAboutKeys()
                        ? ofToken(purpose, refusal)
                        : exception(Verdict.PERMISSION, "request-forbidden", refusal);
            case 404, 405, 410 -> exception(Verdict.CONFIG, "broker-route-unknown", refusal);
            case 408 -> new BrokerUnavailableException("broker-slow", refusal.described(), null);
            default -> exception(Verdict.CONFIG, "request-refused", refusal);
        };
    }

    private static BrokerException down(Refusal refusal) {
        return new BrokerUnavailableException("broker-down", refusal.described(), refusal.retryAfter(), null);
    }

    private static BrokerException exception(Verdict verdict, String code, Refusal refusal) {
        return new BrokerException(verdict, code, refusal.described());
    }
}
