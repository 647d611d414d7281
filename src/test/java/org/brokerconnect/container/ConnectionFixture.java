package org.brokerconnect.container;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.ConnectionWriter;
import org.brokerconnect.connection.LoginWriter;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.vault.Secret;

/** Creates and changes connections through the application's stores, each call in a transaction of its own. */
@Dependent
public class ConnectionFixture {

    /** The owner of every connection of this fixture. */
    public static final String OWNER = "container-test";

    @Inject
    private ConnectionStore connections;

    @Inject
    private ConnectionWriter writer;

    @Inject
    private LoginWriter logins;

    @Inject
    private SessionWriter sessions;

    /** A configuration without a session. */
    public UUID create() {
        AppCredentials app = new AppCredentials(Secret.of("sandboxdemo"), Secret.of("sandboxdemo-secret"));
        return writer.create(OWNER, "zerodha", "Container", app, 1_000).id();
    }

    /** A connected account of its own whose renewable session ends after this time, which may be negative. */
    public UUID connect(Duration lifetime) {
        UUID id = create();
        Instant now = Instant.now();
        String account = id.toString().substring(0, 8);
        logins.connect(id, 1, new BrokerSession(account, "Asha Rao", tokens("first"), now.plus(lifetime)));
        return id;
    }

    /** Records a refused callback, which writes one event whatever the state is. */
    public void refuseCallback(UUID id) {
        writer.recordRefusedCallback(id, "attempt-not-yours");
    }

    public void disconnect(UUID id) {
        writer.disconnect(OWNER, id);
    }

    /** Stores the result of a renewal. @return false if the session has different tokens by now */
    public boolean renew(UUID id, long tokenVersion, String token) {
        return sessions.recordRenewal(
                id,
                tokenVersion,
                new Renewal.Renewed(tokens(token), Instant.now().plus(Duration.ofHours(8))));
    }

    public boolean delete(UUID id) {
        return writer.delete(OWNER, id);
    }

    /** The connection as it is stored now. */
    public Connection read(UUID id) {
        return connections.findAnyOwner(id).orElseThrow();
    }

    public long tokenVersion(UUID id) {
        return read(id).session().orElseThrow().tokenVersion();
    }

    private static SessionTokens tokens(String access) {
        return new SessionTokens(Secret.of(access), Secret.of("refresh"));
    }
}
