package org.brokerconnect.broker.upstox;

import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.WireRequest.Purpose;

/**
 * Maps Upstox's refusals to a {@link BrokerException} by their error code (Upstox API docs, Error codes of each route);
 * {@link #WIRE} maps all other failures. Messages contain the code and no text of Upstox.
 */
final class UpstoxFailures {

    /** Failures of the network. */
    static final WireFailures WIRE = new WireFailures("Upstox");

    /** HTTP 423: the service is closed at night. */
    private static final int LOCKED = 423;

    private record Meaning(Verdict verdict, String code) {}

    private static final Meaning CODE_STALE = new Meaning(Verdict.AUTH, "code-stale");
    private static final Meaning SECRET_REFUSED = new Meaning(Verdict.CONFIG, "app-secret-refused");
    private static final Meaning KEY_UNKNOWN = new Meaning(Verdict.CONFIG, "api-key-unknown");
    private static final Meaning REQUEST_REFUSED = new Meaning(Verdict.CONFIG, "request-refused");
    private static final Meaning NO_PERMISSION = new Meaning(Verdict.PERMISSION, "permission-missing");
    private static final Meaning CLOSED = new Meaning(Verdict.TRANSIENT, "broker-down");

    private static final Map<String, Meaning> BY_CODE = Map.ofEntries(
            Map.entry("UDAPI100050", new Meaning(Verdict.AUTH, "session-ended")),
            Map.entry("UDAPI100057", CODE_STALE),
            Map.entry("UDAPI100058", new Meaning(Verdict.CONFIG, "user-not-enabled")),
            Map.entry("UDAPI100069", SECRET_REFUSED),
            Map.entry("UDAPI100016", KEY_UNKNOWN),
            Map.entry("UDAPI100073", KEY_UNKNOWN),
            Map.entry("UDAPI100068", new Meaning(Verdict.CONFIG, "redirect-address-refused")),
            Map.entry("UDAPI100070", new Meaning(Verdict.CONFIG, "redirect-address-refused")),
            Map.entry("UDAPI1018", new Meaning(Verdict.CONFIG, "redirect-address-refused")),
            Map.entry("UDAPI1017", new Meaning(Verdict.CONFIG, "credentials-malformed")),
            Map.entry("UDAPI1024", new Meaning(Verdict.CONFIG, "credentials-malformed")),
            Map.entry("UDAPI1022", REQUEST_REFUSED),
            Map.entry("UDAPI1023", REQUEST_REFUSED),
            Map.entry("UDAPI100067", NO_PERMISSION),
            Map.entry("UDAPI100049", NO_PERMISSION),
            Map.entry("UDAPI1154", new Meaning(Verdict.PERMISSION, "server-address-refused")),
            Map.entry("UDAPI100060", new Meaning(Verdict.CONFIG, "broker-route-unknown")),
            Map.entry("UDAPI100036", REQUEST_REFUSED),
            Map.entry("UDAPI100038", REQUEST_REFUSED),
            Map.entry("UDAPI1009", REQUEST_REFUSED),
            Map.entry("UDAPI1011", REQUEST_REFUSED),
            Map.entry("UDAPI100015", REQUEST_REFUSED),
            Map.entry("UDAPI100042", REQUEST_REFUSED),
            Map.entry("UDAPI100072", CLOSED),
            Map.entry("UDAPI100074", CLOSED),
            Map.entry("UDAPI100500", new Meaning(Verdict.TRANSIENT, "broker-down")));

    /**
     * An error response of Upstox, as received.
     *
     * @param code Upstox's {@code error_code}; empty when there was none
     * @param retryAfter null when Upstox did not send it
     */
    record Refusal(int status, String code, @Nullable Duration retryAfter) {

        /** For logs: an unknown code appears only if it looks like one. */
        private String described() {
            String name = code.matches("[A-Z]{2,10}[0-9]{1,10}") ? code : "no known error code";
            return "Upstox returned an error with HTTP " + status + ", " + name;
        }
    }

    private final UpstoxCalendar calendar;
    private final Clock clock;

    UpstoxFailures(UpstoxCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** As {@link WireFailures#translating}. */
    static <T> T translating(Supplier<T> call) {
        return WIRE.translating(call);
    }

    /**
     * A refusal. The error code decides, and the HTTP status where there is none or an unknown one; a 5xx never ends a
     * session.
     */
    BrokerException refused(Purpose purpose, Refusal refusal) {
        if (refusal.status() == 429 || refusal.code().equals("UDAPI10005")) {
            return new TooManyCallsException(refusal.described(), refusal.retryAfter());
        }
        if (refusal.status() >= 500) {
            return down(refusal);
        }
        Meaning meaning = BY_CODE.get(refusal.code());
        if (refusal.status() == LOCKED || meaning == CLOSED) {
            return closed(refusal);
        }
        if (meaning == null) {
            return ofStatus(refusal);
        }
        boolean isAuth = meaning.verdict() == Verdict.AUTH;
        if (isAuth && (purpose == Purpose.EXCHANGE) != (meaning == CODE_STALE)) {
            return purpose == Purpose.EXCHANGE ? exception(CODE_STALE, refusal) : ofStatus(refusal);
        }
        return meaning.verdict() == Verdict.TRANSIENT ? down(refusal) : exception(meaning, refusal);
    }

    /** Without a known code Upstox does not say that the session has ended, not even with a 401. */
    private BrokerException ofStatus(Refusal refusal) {
        return switch (refusal.status()) {
            case 401, 403 -> exception(new Meaning(Verdict.PERMISSION, ConfirmedReads.FORBIDDEN), refusal);
            case 404, 405, 410 -> exception(new Meaning(Verdict.CONFIG, "broker-route-unknown"), refusal);
            case 408 -> new BrokerUnavailableException("broker-slow", refusal.described(), null);
            default -> exception(REQUEST_REFUSED, refusal);
        };
    }

    private static BrokerException down(Refusal refusal) {
        return new BrokerUnavailableException("broker-down", refusal.described(), refusal.retryAfter(), null);
    }

    /**
     * The service is closed until the morning. No {@link BrokerUnavailableException}: Upstox responds, so neither a
     * retry nor the circuit breaker helps.
     */
    private BrokerException closed(Refusal refusal) {
        Duration closed = calendar.closedFor(clock.instant());
        Duration pause = closed.isZero() ? refusal.retryAfter() : closed;
        return new BrokerException(Verdict.TRANSIENT, "broker-closed", refusal.described(), pause, null);
    }

    private static BrokerException exception(Meaning meaning, Refusal refusal) {
        return new BrokerException(meaning.verdict(), meaning.code(), refusal.described());
    }
}
