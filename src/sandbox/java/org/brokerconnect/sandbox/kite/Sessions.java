package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sessions of clients in apps. A new session ends the earlier one, unless an option allows several. Safe for use by
 * many threads.
 */
final class Sessions {
    private final TokenIssuer tokens;
    private final Clock clock;
    private final SandboxOptions.Settings options;
    private final List<Session> sessions = new ArrayList<>();
    private boolean stagedFlush;

    Sessions(TokenIssuer tokens, Clock clock, SandboxOptions.Settings options) {
        this.tokens = tokens;
        this.clock = clock;
        this.options = options;
        stagedFlush = options.stagedFlush();
    }

    synchronized void stageFlush(boolean staged) {
        stagedFlush = staged;
    }

    synchronized Session begin(String apiKey, String userId) {
        sessions.removeIf(old -> !accepts(Backend.CORE, old));
        if (options.newLoginEndsOldSession()) {
            sessions.removeIf(old -> old.apiKey().equals(apiKey) && old.userId().equals(userId));
        }
        Session session = new Session(
                apiKey, userId, tokens.accessToken(), tokens.publicToken(), tokens.encToken(), clock.instant());
        sessions.add(session);
        return session;
    }

    /** The session of an access token, if this backend has not flushed it. */
    synchronized Optional<Session> find(String apiKey, String accessToken, Backend backend) {
        return sessions.stream()
                .filter(session -> session.apiKey().equals(apiKey))
                .filter(session -> session.accessToken().equals(accessToken))
                .filter(session -> accepts(backend, session))
                .findFirst();
    }

    private boolean accepts(Backend backend, Session session) {
        return clock.instant().isBefore(backend.flushAfter(session.loginTime(), options.flushAt(), stagedFlush));
    }

    /**
     * Ends one session.
     *
     * @return false if there is none
     */
    boolean end(String apiKey, String accessToken) {
        return removeIf(session ->
                        session.apiKey().equals(apiKey) && session.accessToken().equals(accessToken))
                > 0;
    }

    /**
     * Ends all sessions of a client in all apps.
     *
     * @return the number of sessions ended
     */
    int endAll(String userId) {
        return removeIf(session -> session.userId().equals(userId));
    }

    private synchronized int removeIf(Predicate<Session> filter) {
        int count = sessions.size();
        sessions.removeIf(filter);
        return count - sessions.size();
    }

    /** The sessions that the core backend accepts. */
    synchronized List<Session> active() {
        return sessions.stream()
                .filter(session -> accepts(Backend.CORE, session))
                .toList();
    }

    synchronized void reset() {
        sessions.clear();
        stagedFlush = options.stagedFlush();
    }
}
