package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions by app and client. A new exchange ends the one before, unless the option says otherwise. */
final class Sessions {
    private final Secrets secrets;
    private final Clock clock;
    private final SandboxOptions.Chosen options;
    private final List<Session> open = new ArrayList<>();
    private boolean stagedFlush;

    Sessions(Secrets secrets, Clock clock, SandboxOptions.Chosen options) {
        this.secrets = secrets;
        this.clock = clock;
        this.options = options;
        stagedFlush = options.stagedFlush();
    }

    synchronized void stageFlush(boolean staged) {
        stagedFlush = staged;
    }

    synchronized Session begin(String apiKey, String userId) {
        open.removeIf(old -> !knows(Backend.CORE, old));
        if (options.newLoginEndsOldSession()) {
            open.removeIf(old -> old.apiKey().equals(apiKey) && old.userId().equals(userId));
        }
        Session session = new Session(
                apiKey, userId, secrets.accessToken(), secrets.publicToken(), secrets.encToken(), clock.instant());
        open.add(session);
        return session;
    }

    /** The session behind a token, if that part of the broker still knows it. */
    synchronized Optional<Session> find(String apiKey, String accessToken, Backend backend) {
        return open.stream()
                .filter(session -> session.apiKey().equals(apiKey))
                .filter(session -> session.accessToken().equals(accessToken))
                .filter(session -> knows(backend, session))
                .findFirst();
    }

    private boolean knows(Backend backend, Session session) {
        return clock.instant().isBefore(backend.flushAfter(session.loginTime(), options.flushAt(), stagedFlush));
    }

    /** Ends one session; false if there was none. */
    boolean end(String apiKey, String accessToken) {
        return endAll(session ->
                        session.apiKey().equals(apiKey) && session.accessToken().equals(accessToken))
                > 0;
    }

    /** Ends every session of a client, in all apps, as "master logout" does; the number that ended. */
    int endAllOf(String userId) {
        return endAll(session -> session.userId().equals(userId));
    }

    private synchronized int endAll(Predicate<Session> which) {
        int before = open.size();
        open.removeIf(which);
        return before - open.size();
    }

    /** The sessions that still work for something. */
    synchronized List<Session> living() {
        return open.stream().filter(session -> knows(Backend.CORE, session)).toList();
    }

    synchronized void reset() {
        open.clear();
        stagedFlush = options.stagedFlush();
    }
}
