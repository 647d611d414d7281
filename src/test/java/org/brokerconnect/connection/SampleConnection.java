package org.brokerconnect.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/** A connection of {@code asha} with {@link FakeBroker}, brought to where a test needs it. */
public final class SampleConnection {

    public static final String OWNER = "asha";
    public static final Instant LOGIN = Instant.parse("2026-11-22T03:30:00Z");
    public static final Instant END = LOGIN.plus(FakeBroker.DAY);
    public static final UUID ATTEMPT = UUID.randomUUID();

    private final BrokerConfig config = new BrokerConfig(
            OWNER, FakeBroker.ID, "Savings", new AppCredentials(Secret.of("key"), Secret.of("sec-ret")), LOGIN);
    private ConnectionSession session;

    /** One that has never been connected. */
    public static SampleConnection unconnected() {
        return new SampleConnection();
    }

    /** One with a session from {@link #LOGIN} to {@link #END} that cannot be renewed. */
    public static SampleConnection connected() {
        return new SampleConnection().login(Secret.none());
    }

    /** The same with the means to renew. */
    public static SampleConnection renewable() {
        return new SampleConnection().login(Secret.of("refresh"));
    }

    private SampleConnection login(Secret refresh) {
        SessionTokens tokens = new SessionTokens(Secret.of("access"), refresh);
        BrokerSession given = new BrokerSession("FAKE01", "Asha Rao", tokens, END);
        session = new ConnectionSession(config, given, SessionPlan.NOTHING, LOGIN);
        return after(Change.CONNECTED, null);
    }

    /** After this change. */
    public SampleConnection after(Change change, String reason) {
        config.storedState().step(change, reason);
        return this;
    }

    /** In trouble, with the next try due at {@code retry}. */
    public SampleConnection troubled(String reason, Instant retry) {
        after(Change.FAILING, reason);
        config.storedState().retry(reason, retry);
        return this;
    }

    /** With {@link #ATTEMPT} open for this long after {@code from}. */
    public SampleConnection connectingFrom(Instant from, Duration life) {
        config.storedState().openAttempt(ATTEMPT, from.plus(life));
        return this;
    }

    /** As the broker left it when it ended the session at {@code at}. */
    public SampleConnection loginRequired(String reason, Instant at) {
        session.forgetTokens(at);
        return after(Change.LOGIN_REQUIRED, reason);
    }

    /** As it is read from the database. */
    public Connection read() {
        return new Connection(config, session);
    }
}
