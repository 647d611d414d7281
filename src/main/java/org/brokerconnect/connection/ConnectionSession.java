package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.SecretFields;
import org.hibernate.annotations.DynamicUpdate;

/**
 * The broker account of a connection, and its tokens while the session lasts. The row stays after the session ended,
 * because a reconnect must use the same account; disconnecting removes it.
 */
@Entity
@DynamicUpdate
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

    /** Tokens that have no column of their own. */
    @Convert(converter = SealedColumns.Tokens.class)
    @Column(name = "tokens_sealed")
    private Secret otherTokens;

    @Column(name = "access_fingerprint", columnDefinition = "char(64)")
    private String accessFingerprint;

    @Column(name = "refresh_fingerprint", columnDefinition = "char(64)")
    private String refreshFingerprint;

    @Column(name = "connected_at", nullable = false)
    private Instant connectedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    /** When the session can no longer be renewed; null if that is unknown or never, or it cannot be renewed. */
    @Column(name = "grant_ends_at")
    private Instant grantEndsAt;

    @Column(name = "last_checked_at", nullable = false)
    private Instant lastCheckedAt;

    @Column(name = "last_sync_at")
    private Instant lastSyncAt;

    @Column(name = "tokens_since", nullable = false)
    private Instant tokensSince;

    @Column(name = "token_version", nullable = false)
    private long tokenVersion;

    @Embedded
    private SessionSchedule schedule;

    /** Added to the version by a renewal without an event: more than a connection has events. */
    private static final long SILENT = 1L << 32;

    protected ConnectionSession() {}

    ConnectionSession(BrokerConfig config, BrokerSession session, SessionPlan plan, Instant now) {
        configId = config.id();
        broker = config.broker();
        brokerUserId = session.userId();
        schedule = new SessionSchedule();
        tokenVersion = config.eventSequence();
        start(session, plan, now);
    }

    /** As read without secrets, only for showing; all parameters are null if the connection has no session. */
    ConnectionSession(
            UUID configId,
            String broker,
            String brokerUserId,
            String brokerUserName,
            String accessFingerprint,
            String refreshFingerprint,
            Instant connectedAt,
            Instant expiresAt,
            Instant grantEndsAt,
            Instant lastCheckedAt,
            Instant lastSyncAt,
            Instant tokensSince,
            Long tokenVersion,
            LocalDate silentRenewalsOn,
            Integer silentRenewals) {
        this.configId = configId;
        this.broker = broker;
        this.brokerUserId = brokerUserId;
        this.brokerUserName = brokerUserName;
        this.accessFingerprint = accessFingerprint;
        this.refreshFingerprint = refreshFingerprint;
        this.connectedAt = connectedAt;
        this.expiresAt = expiresAt;
        this.grantEndsAt = grantEndsAt;
        this.lastCheckedAt = lastCheckedAt;
        this.lastSyncAt = lastSyncAt;
        this.tokensSince = tokensSince;
        this.tokenVersion = tokenVersion == null ? 0 : tokenVersion;
        schedule = new SessionSchedule(silentRenewalsOn, silentRenewals == null ? 0 : silentRenewals);
        accessToken = accessFingerprint == null ? Secret.none() : Secret.unread();
        refreshToken = refreshFingerprint == null ? Secret.none() : Secret.unread();
        otherTokens = Secret.none();
    }

    @PostLoad
    void claimSecrets() {
        accessToken = accessToken.claimedBy(configId);
        refreshToken = refreshToken.claimedBy(configId);
        otherTokens = otherTokens.claimedBy(configId);
    }

    /** Starts a session of the same account after a new login. */
    void start(BrokerSession session, SessionPlan plan, Instant now) {
        brokerUserName = session.userName();
        connectedAt = now;
        replaceTokens(session.tokens(), session.accessEnds(), session.grantEnds(), plan, now);
        tokenVersion++;
    }

    /**
     * Replaces the tokens after a renewal.
     *
     * @param isSilent whether the renewal is counted instead of being an event
     */
    void renew(Renewal.Renewed renewal, SessionPlan plan, boolean isSilent, Instant now) {
        replaceTokens(renewal.tokens(), renewal.accessEnds(), renewal.grantEnds(), plan, now);
        tokenVersion += isSilent ? SILENT : 1;
        if (isSilent) {
            schedule.countSilentRenewal(now);
        }
    }

    private void replaceTokens(
            SessionTokens tokens, Instant accessEnds, Optional<Instant> grantEnds, SessionPlan plan, Instant now) {
        accessToken = tokens.access().boundTo(configId);
        refreshToken = tokens.refresh().boundTo(configId);
        otherTokens = SecretFields.join(tokens.others()).boundTo(configId);
        accessFingerprint = fingerprint(tokens.access());
        refreshFingerprint = tokens.areRenewable() ? fingerprint(tokens.refresh()) : null;
        expiresAt = accessEnds;
        grantEndsAt = tokens.areRenewable() ? grantEnds.orElse(null) : null;
        tokensSince = now;
        lastCheckedAt = now;
        schedule.start(plan);
    }

    /** The identifier by which {@link ConnectionStore#isHeld} finds a token; never null. */
    static String fingerprint(Secret token) {
        return token.fingerprint("broker_session.token");
    }

    void forgetTokens(Instant now) {
        accessToken = Secret.none();
        refreshToken = Secret.none();
        otherTokens = Secret.none();
        accessFingerprint = null;
        refreshFingerprint = null;
        grantEndsAt = null;
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
        tokenVersion++;
        schedule.clear();
    }

    /** Ends the access token early and makes a renewal due; the refresh token may still be valid. */
    void endAccess(Instant now) {
        expiresAt = expiresAt.isBefore(now) ? expiresAt : now;
        lastCheckedAt = now;
        schedule.renewBy(now);
    }

    /** Records a response of the broker, regardless of its verdict. */
    void recordCheck(Instant now) {
        lastCheckedAt = now;
    }

    void recordSync(Instant at) {
        lastSyncAt = lastSyncAt == null || at.isAfter(lastSyncAt) ? at : lastSyncAt;
    }

    /** The tokens; empty when the session has ended. */
    public Optional<SessionTokens> tokens() {
        return accessToken.isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionTokens(accessToken, refreshToken, SecretFields.split(otherTokens)));
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

    /** When the login of this session succeeded. */
    public Instant connectedAt() {
        return connectedAt;
    }

    /** When the access token ends. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When the session can no longer be renewed; empty if that is unknown or never, or it cannot be renewed. */
    public Optional<Instant> grantEnds() {
        return Optional.ofNullable(grantEndsAt);
    }

    /** From when on a login is needed; empty if the session can be renewed until an unknown time. */
    Optional<Instant> end() {
        if (!isRenewable()) {
            return Optional.of(expiresAt);
        }
        return grantEnds().map(grantEnd -> grantEnd.isAfter(expiresAt) ? grantEnd : expiresAt);
    }

    /** The end that its person is warned about, if any: of the grant, or of the access if it cannot be renewed. */
    Instant warnedEnd() {
        return grantEnds().orElse(expiresAt);
    }

    /** Until when its person must log in; empty after the end, and if it can be renewed until an unknown time. */
    Optional<Instant> loginBy() {
        boolean isEndKnown = !isRenewable() || grantEndsAt != null;
        return accessToken.isEmpty() || !isEndKnown ? Optional.empty() : Optional.of(warnedEnd());
    }

    /** When a call of this session last got a response. */
    public Instant lastCheckedAt() {
        return lastCheckedAt;
    }

    Optional<Instant> lastSyncAt() {
        return Optional.ofNullable(lastSyncAt);
    }

    /** When the present tokens were stored. */
    public Instant tokensSince() {
        return tokensSince;
    }

    /**
     * The version of the tokens, which increases with each change, so that a late response neither overwrites nor ends
     * newer tokens. A new session starts at the connection's event number; each change of tokens appends an event, or
     * counts above the numbers of events, so no two sessions of one connection share a version.
     */
    public long tokenVersion() {
        return tokenVersion;
    }

    /** Whether it has a refresh token and can be renewed without a login. */
    public boolean isRenewable() {
        return !refreshToken.isEmpty();
    }

    /** The due times of this session, and the lease of its renewal. */
    public SessionSchedule schedule() {
        return schedule;
    }
}
