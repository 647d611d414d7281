package org.brokerconnect.sandbox.kite;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs through the login pages that are under way, and the consents that clients gave for good. */
final class LoginRuns {
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Secrets secrets;
    private final Clock clock;
    private final Map<String, LoginRun> underWay = new HashMap<>();
    private final Set<Consent> consents = new HashSet<>();

    LoginRuns(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Consent(String apiKey, String userId) {}

    synchronized LoginRun begin(String apiKey, String redirectParams) {
        underWay.values().removeIf(run -> run.startedAt().plus(LIFE).isBefore(clock.instant()));
        LoginRun run = new LoginRun(secrets.loginId(), apiKey, redirectParams, null, false, clock.instant());
        underWay.put(run.id(), run);
        return run;
    }

    synchronized Optional<LoginRun> find(String id) {
        return Optional.ofNullable(underWay.get(id));
    }

    /** The run goes on as this user, who may have consented earlier. */
    synchronized LoginRun loggedIn(LoginRun run, String userId) {
        return keep(run.as(userId, consents.contains(new Consent(run.apiKey(), userId))));
    }

    /** The user lets the app in, now and in every later run. */
    synchronized LoginRun consented(LoginRun run) {
        consents.add(new Consent(run.apiKey(), run.userId()));
        return keep(run.withConsent());
    }

    private LoginRun keep(LoginRun run) {
        underWay.put(run.id(), run);
        return run;
    }

    /** The run is over; false if it was already. */
    synchronized boolean end(LoginRun run) {
        return underWay.remove(run.id()) != null;
    }

    synchronized void reset() {
        underWay.clear();
        consents.clear();
    }
}
