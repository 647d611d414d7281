package org.brokerconnect.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/** Builds a connection of {@code asha} at {@link FakeBroker} in the state that a test needs. */
public final class SampleConnection {

    public static final String OWNER = "asha";
    public static final Instant LOGIN = Instant.parse("2026-11-22T03:30:00Z");
    public static final Instant END = LOGIN.plus(FakeBroker.DAY);
    public static final UUID ATTEMPT = UUID.randomUUID();

    private final BrokerConfig config = new BrokerConfig(
            OWNER, FakeBroker.ID, "Savings", new AppCredentials(Secret.of("key"), Secret.of("sec-ret")), LOGIN);
    private ConnectionSession session;

    /** A connection that was never connected. */
    public static SampleConnection unconnected() {
        return new SampleConnection();
    }

    /** A connection with a session from {@link #LOGIN} to {@link #END} without a refresh token. */
    public static SampleConnection connected() {
        return new SampleConnection().login(Secret.none());
    }

    /** As {@link #connected}, with a refresh token. */
    public static SampleConnection renewable() {
        return new SampleConnection().login(Secret.of("refresh"));
    }

    private SampleConnection login(Secret refresh) {
        SessionTokens tokens = new SessionTokens(Secret.of("access"), refresh);
        BrokerSession given = new BrokerSession("FAKE01", "Asha Rao", tokens, END);
        session = new ConnectionSession(config, given, SessionPlan.NOTHING, LOGIN);
        return after(Change.CONNECTED, null);
    }

    /** Steps the state machine. */
    public SampleConnection after(Change change, String reason) {
        config.storedState().step(change, reason);
        return this;
    }

    /** In state ERROR, with the next retry at {@code retry}. */
    public SampleConnection failing(String reason, Instant retry) {
        after(Change.FAILING, reason);
        config.storedState().retry(reason, retry);
        return this;
    }

    /** With {@link #ATTEMPT} open from {@code from} for {@code life}. */
    public SampleConnection connectingFrom(Instant from, Duration life) {
        config.storedState().openAttempt(ATTEMPT, from.plus(life));
        return this;
    }

    /** After the broker ended the session at {@code at}. */
    public SampleConnection loginRequired(String reason, Instant at) {
        session.forgetTokens(at);
        return after(Change.LOGIN_REQUIRED, reason);
    }

    /** The connection as a query returns it. */
    public Connection read() {
        return new Connection(config, session);
    }
}
