package org.brokerconnect.broker.tastytrade;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Set;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Purpose;

/**
 * Maps tastytrade's refusals to a {@link BrokerException}; {@link #WIRE} maps all other failures. Messages name the
 * kind of a failure only and exceptions have no cause, because tastytrade's texts can quote headers, addresses or
 * content.
 */
final class TastyFailures {

    /**
     * An error response of tastytrade, as received.
     *
     * @param code the API's error code, or the {@code error} of RFC 6749 section 5.2; empty when there was none
     * @param retryAfter null when tastytrade did not send it
     */
    record Refusal(int status, String code, @Nullable Duration retryAfter) {

        /** For logs: an unknown code appears only if it looks like a code. */
        private String described() {
            String name = code.matches("[a-z_.]{1,60}") ? code : "no known code";
            return "tastytrade returned an error with HTTP " + status + ", " + name;
        }
    }

    /** Failures of the network. */
    static final WireFailures WIRE = new WireFailures("tastytrade");

    /** The client id or the client secret is wrong: tastytrade does not say which. */
    static final String SECRET_REFUSED = "app-secret-refused";

    static final String CODE_STALE = "code-stale";

    /** The codes with which the API itself, and not its front server, refuses an access token. */
    private static final Set<String> TOKEN_REFUSED = Set.of("token_invalid", "invalid_credentials", "unauthorized");

    private TastyFailures() {}

    /**
     * A refusal. A 5xx never ends a session. A 401 ends one only with a code of {@link #TOKEN_REFUSED}, or at the token
     * endpoint with {@code invalid_grant}.
     */
    static BrokerException refused(WireRequest request, Refusal refusal) {
        if (refusal.status() == 429) {
            return new TooManyCallsException(refusal.described(), refusal.retryAfter());
        }
        if (refusal.status() >= 500) {
            return new BrokerUnavailableException("broker-down", refusal.described(), refusal.retryAfter(), null);
        }
        return request.path().equals(TastyRequest.TOKEN)
                ? ofToken(request.purpose(), refusal)
                : ofApi(request.path(), refusal);
    }

    /** RFC 6749 section 5.2; {@code access_denied} is of section 4.1.2.1, and tastytrade's documentation names it. */
    private static BrokerException ofToken(Purpose purpose, Refusal refusal) {
        return switch (refusal.code()) {
            case "invalid_grant", "access_denied" ->
                exception(Verdict.AUTH, purpose == Purpose.EXCHANGE ? CODE_STALE : "refresh-token-refused", refusal);
            case "invalid_client" -> exception(Verdict.CONFIG, SECRET_REFUSED, refusal);
            case "unauthorized_client" -> exception(Verdict.CONFIG, "user-not-enabled", refusal);
            default ->
                refusal.status() == 403
                        ? exception(Verdict.PERMISSION, "permission-missing", refusal)
                        : ofStatus(TastyRequest.TOKEN, refusal);
        };
    }

    private static BrokerException ofApi(String path, Refusal refusal) {
        if (refusal.status() == 401) {
            return TOKEN_REFUSED.contains(refusal.code())
                    ? exception(Verdict.AUTH, "session-ended", refusal)
                    : exception(Verdict.PERMISSION, ConfirmedReads.FORBIDDEN, refusal);
        }
        if (refusal.status() == 403 || refusal.code().startsWith("quote_streamer.")) {
            return exception(Verdict.PERMISSION, "permission-missing", refusal);
        }
        return ofStatus(path, refusal);
    }

    /** An account that is not the person's, or not any more, is answered as one that does not exist. */
    private static BrokerException ofStatus(String path, Refusal refusal) {
        return switch (refusal.status()) {
            case 404, 405, 410 ->
                path.startsWith("/accounts/")
                        ? exception(Verdict.PERMISSION, "account-refused", refusal)
                        : exception(Verdict.CONFIG, "broker-route-unknown", refusal);
            case 408 -> new BrokerUnavailableException("broker-slow", refusal.described(), null);
            default -> exception(Verdict.CONFIG, "request-refused", refusal);
        };
    }

    private static BrokerException exception(Verdict verdict, String code, Refusal refusal) {
        return new BrokerException(verdict, code, refusal.described());
    }
}
