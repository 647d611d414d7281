package org.brokerconnect.sandbox.upstox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Ist;

/** The issued tokens. Safe for use by many threads. */
final class Sessions {
    private static final LocalTime END = LocalTime.of(3, 30);
    private static final LocalTime OPENING = LocalTime.of(5, 30);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Tokens tokens;
    private final Clock clock;
    private final Map<String, Session> byToken = new LinkedHashMap<>();
    private final Map<String, String> registeredAddresses = new HashMap<>();

    Sessions(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A token of a login, which ends at the next 03:30. */
    synchronized Session begin(String userId, String clientId) {
        return add(userId, clientId, Session.Kind.DAY, nextEnd(clock.instant()));
    }

    synchronized Session extended(String userId, String clientId) {
        return add(userId, clientId, Session.Kind.EXTENDED, clock.instant().plus(YEAR));
    }

    /** A new Analytics Token ends the one before. */
    synchronized Session analytics(String userId) {
        byToken.values()
                .removeIf(session -> session.userId().equals(userId) && session.kind() == Session.Kind.ANALYTICS);
        return add(userId, "", Session.Kind.ANALYTICS, clock.instant().plus(YEAR));
    }

    private Session add(String userId, String clientId, Session.Kind kind, Instant end) {
        Session session = new Session(tokens.jwt(userId, clock.instant(), end), userId, clientId, kind, end);
        byToken.put(session.token(), session);
        return session;
    }

    static Instant nextEnd(Instant now) {
        ZonedDateTime local = now.atZone(Ist.ZONE);
        ZonedDateTime end = local.with(END);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    /** @throws UpstoxError if there is no such token, or it has ended */
    synchronized Session require(Call call) {
        Session session = byToken.get(call.bearer().orElse(""));
        if (session == null || !session.end().isAfter(clock.instant())) {
            throw UpstoxError.invalidToken();
        }
        return session;
    }

    /** @throws UpstoxError unless the token allows reads of the account from this machine */
    synchronized Session requireReader(Call call) {
        Session session = require(call);
        boolean elsewhere = registeredAddresses.containsKey(session.userId());
        if (session.kind() == Session.Kind.ANALYTICS && elsewhere) {
            throw UpstoxError.wrongAddress();
        }
        return session;
    }

    /** Whether the service is closed, from midnight to 05:30. */
    boolean isNight() {
        return clock.instant().atZone(Ist.ZONE).toLocalTime().isBefore(OPENING);
    }

    /** Registers another machine than this one for the reads of an Analytics Token. */
    synchronized void registerOtherAddress(String userId, String address) {
        registeredAddresses.put(userId, address);
    }

    synchronized void end(String token) {
        byToken.remove(token);
    }

    synchronized void endAll(String userId) {
        byToken.values().removeIf(session -> session.userId().equals(userId));
    }

    synchronized void reset() {
        byToken.clear();
        registeredAddresses.clear();
    }
}
