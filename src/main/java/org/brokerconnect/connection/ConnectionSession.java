package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/**
 * The broker's account behind a connection, and its tokens while they live. The row stays when the tokens die, because a reconnect must
 * bring back the same account; disconnecting removes it.
 */
@Entity
@Table(name = "broker_session")
public class ConnectionSession {

    @Id
    @Column(name = "config_id")
    private UUID configId;

    @Column(nullable = false, updatable = false)
    private String broker;

    @Column(name = "broker_user_id", nullable = false, updatable = false)
    private String brokerUserId;

    @Column(name = "broker_user_name", nullable = false)
    private String brokerUserName;

    @Convert(converter = SealedColumns.AccessToken.class)
    @Column(name = "access_token_sealed")
    private Secret accessToken;

    @Convert(converter = SealedColumns.RefreshToken.class)
    @Column(name = "refresh_token_sealed")
    private Secret refreshToken;

    @Column(name = "connected_at", nullable = false)
    private Instant connectedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "last_checked_at", nullable = false)
    private Instant lastCheckedAt;

    @Column(name = "last_sync_at")
    private Instant lastSyncAt;

    @Column(name = "tokens_since", nullable = false)
    private Instant tokensSince;

    @Column(name = "token_version", nullable = false)
    private long tokenVersion;

    @Embedded
    private SessionUpkeep upkeep;

    protected ConnectionSession() {}

    ConnectionSession(BrokerConfig config, BrokerSession session, SessionPlan plan, Instant now) {
        configId = config.id();
        broker = config.broker();
        brokerUserId = session.userId();
        upkeep = new SessionUpkeep();
        tokenVersion = config.eventSequence();
        begin(session, plan, now);
    }

    @PostLoad
    void claimSecrets() {
        accessToken = accessToken.claimedBy(configId);
        refreshToken = refreshToken.claimedBy(configId);
    }

    void begin(BrokerSession session, SessionPlan plan, Instant now) {
        brokerUserName = session.userName();
        connectedAt = now;
        replace(session.tokens(), session.expiresAt(), plan, now);
    }

    void replace(SessionTokens tokens, Instant end, SessionPlan plan, Instant now) {
        accessToken = tokens.access().boundTo(configId);
        refreshToken = tokens.refresh().boundTo(configId);
        expiresAt = end;
        tokensSince = now;
        lastCheckedAt = now;
        tokenVersion++;
        upkeep.begin(plan);
    }

    void forgetTokens(Instant now) {
        accessToken = Secret.none();
        refreshToken = Secret.none();
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
        tokenVersion++;
        upkeep.end();
    }

    /** The access token is dead before its time; the refresh token may not be. */
    void accessEnded(Instant now) {
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
        lastCheckedAt = now;
        upkeep.renewBy(now);
    }

    /** The broker answered, whatever it said. */
    void checked(Instant now) {
        lastCheckedAt = now;
    }

    void synced(Instant at) {
        lastSyncAt = lastSyncAt == null || at.isAfter(lastSyncAt) ? at : lastSyncAt;
    }

    /** The tokens, unless they are dead. */
    public Optional<SessionTokens> tokens() {
        return accessToken.isEmpty() ? Optional.empty() : Optional.of(new SessionTokens(accessToken, refreshToken));
    }

    UUID configId() {
        return configId;
    }

    public String brokerUserId() {
        return brokerUserId;
    }

    String brokerUserName() {
        return brokerUserName;
    }

    /** When this session's login happened. */
    public Instant connectedAt() {
        return connectedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** When the broker last answered anything about this session. */
    public Instant lastCheckedAt() {
        return lastCheckedAt;
    }

    Optional<Instant> lastSyncAt() {
        return Optional.ofNullable(lastSyncAt);
    }

    /** Since when it has these tokens. */
    public Instant tokensSince() {
        return tokensSince;
    }

    /**
     * Which tokens of this connection these are: grows with each change of tokens, so that a late answer cannot overwrite newer ones or end them. A session
     * begins where the connection's log is, which gets an event at each change of tokens: so no two sessions of a connection ever have the same.
     */
    public long tokenVersion() {
        return tokenVersion;
    }

    /** Whether the broker gave the means to renew without the person. */
    public boolean isRenewable() {
        return !refreshToken.isEmpty();
    }

    /** What is due for it, and who is at it. */
    public SessionUpkeep upkeep() {
        return upkeep;
    }
}
