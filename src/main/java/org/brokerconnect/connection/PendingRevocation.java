package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.vault.Secret;

/** A session that is over here and that the broker has still to end. Carries the credentials it was made with, sealed like the tokens. */
@Entity
@Table(name = "pending_revocation")
public class PendingRevocation {

    /** Whoever queues it tells the broker at once; a sweep comes only where that did not happen. */
    private static final Duration HEAD_START = Duration.ofSeconds(45);

    @Id
    private UUID id;

    @Column(name = "connection_id", nullable = false)
    private UUID connectionId;

    @Column(nullable = false)
    private String owner;

    @Column(nullable = false)
    private String broker;

    @Convert(converter = SealedColumns.RevokedApiKey.class)
    @Column(name = "api_key_sealed", nullable = false)
    private Secret apiKey;

    @Convert(converter = SealedColumns.RevokedApiSecret.class)
    @Column(name = "api_secret_sealed", nullable = false)
    private Secret apiSecret;

    @Convert(converter = SealedColumns.RevokedAccessToken.class)
    @Column(name = "access_token_sealed", nullable = false)
    private Secret accessToken;

    @Convert(converter = SealedColumns.RevokedRefreshToken.class)
    @Column(name = "refresh_token_sealed")
    private Secret refreshToken;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "next_try_at", nullable = false)
    private Instant nextTryAt;

    @Column(nullable = false)
    private int tries;

    protected PendingRevocation() {}

    PendingRevocation(BrokerConfig config, SessionTokens tokens, Instant expiresAt, Instant now) {
        id = UUID.randomUUID();
        connectionId = config.id();
        owner = config.owner();
        broker = config.broker();
        apiKey = config.credentials().apiKey().boundTo(id);
        apiSecret = config.credentials().apiSecret().boundTo(id);
        accessToken = tokens.access().boundTo(id);
        refreshToken = tokens.refresh().boundTo(id);
        createdAt = now;
        nextTryAt = now.plus(HEAD_START);
        this.expiresAt = expiresAt;
    }

    @PostLoad
    void claimSecrets() {
        apiKey = apiKey.claimedBy(id);
        apiSecret = apiSecret.claimedBy(id);
        accessToken = accessToken.claimedBy(id);
        refreshToken = refreshToken.claimedBy(id);
    }

    public UUID id() {
        return id;
    }

    public String broker() {
        return broker;
    }

    public AppCredentials credentials() {
        return new AppCredentials(apiKey, apiSecret);
    }

    public SessionTokens tokens() {
        return new SessionTokens(accessToken, refreshToken);
    }

    /**
     * Whether there is nothing left to end: an access token dies by itself. A refresh token does not, so that is tried for as long as {@code patience}
     * says.
     */
    public boolean isPointlessAt(Instant now, Duration patience) {
        boolean accessIsDead = !now.isBefore(expiresAt);
        return accessIsDead && (refreshToken.isEmpty() || !now.isBefore(createdAt.plus(patience)));
    }

    /** How often the broker could not be told, this time included. */
    int failed() {
        return ++tries;
    }

    void tryAgain(Instant at) {
        nextTryAt = at;
    }
}
