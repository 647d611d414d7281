package org.brokerconnect.container;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.ConfigStore;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.NewConfig;
import org.brokerconnect.connection.SessionStore;
import org.brokerconnect.session.DueStore;
import org.brokerconnect.vault.Secret;

/** Creates and changes connections through the application's stores, each call in a transaction of its own. */
@Dependent
public class ConnectionFixture {

    /** The owner of every connection of this fixture. */
    public static final String OWNER = "container-test";

    @Inject
    private ConfigStore configs;

    @Inject
    private ConnectionStore connections;

    @Inject
    private SessionStore sessions;

    @Inject
    private DueStore reader;

    /** A configuration without a session. */
    public UUID create() {
        return configs.create(OWNER, new NewConfig("zerodha", "Container", "sandboxdemo", "sandboxdemo-secret"))
                .id();
    }

    /** A connected account of its own whose renewable session ends after this time, which may be negative. */
    public UUID connect(Duration lifetime) {
        UUID id = create();
        Instant now = Instant.now();
        connections.connected(
                id,
                1,
                new BrokerSession(id.toString().substring(0, 8), "Asha Rao", tokens("first"), now, now.plus(lifetime)));
        return id;
    }

    /** Disconnects, which writes one event whatever the state is. */
    public void disconnect(UUID id) {
        connections.disconnected(OWNER, id);
    }

    /** Stores the result of a renewal. @return false if the session has other tokens than those by now */
    public boolean renew(UUID id, long tokenVersion, String token) {
        return sessions.renewed(
                id,
                tokenVersion,
                new Renewal.Renewed(tokens(token), Instant.now().plus(Duration.ofHours(8))));
    }

    public boolean delete(UUID id) {
        return configs.delete(OWNER, id);
    }

    /** The connection as it is stored now. */
    public Connection read(UUID id) {
        return reader.find(id).orElseThrow();
    }

    public long tokenVersion(UUID id) {
        return read(id).session().orElseThrow().tokenVersion();
    }

    private static SessionTokens tokens(String access) {
        return new SessionTokens(Secret.of(access), Secret.of("refresh"), Secret.none(), Secret.none());
    }
}
