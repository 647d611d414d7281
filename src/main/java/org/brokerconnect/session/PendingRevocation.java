package org.brokerconnect.session;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.SecretFields;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/**
 * A session that was removed here and that the broker must still end. Keeps the credentials that the session was made
 * with, sealed like the tokens.
 */
@Entity
@DynamicUpdate
@Table(name = "pending_revocation")
public class PendingRevocation {

    /** The caller that queues a revocation also sends it; the sweep waits this long before it does. */
    private static final Duration HEAD_START = Duration.ofSeconds(45);

    @Id
    private UUID id;

    @Column(name = "connection_id", nullable = false)
    private UUID connectionId;

    @Column(nullable = false)
    private String broker;

    @Convert(converter = ApiKey.class)
    @Column(name = "api_key_sealed")
    private Secret apiKey;

    @Convert(converter = ApiSecret.class)
    @Column(name = "api_secret_sealed")
    private Secret apiSecret;

    /** Fields that have no column of their own; with these, both columns above are null. */
    @Convert(converter = Credentials.class)
    @Column(name = "credentials_sealed")
    private Secret namedCredentials;

    @Convert(converter = AccessToken.class)
    @Column(name = "access_token_sealed", nullable = false)
    private Secret accessToken;

    @Convert(converter = RefreshToken.class)
    @Column(name = "refresh_token_sealed")
    private Secret refreshToken;

    /** Tokens that have no column of their own. */
    @Convert(converter = Tokens.class)
    @Column(name = "tokens_sealed")
    private Secret otherTokens;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "next_try_at", nullable = false)
    private Instant nextTryAt;

    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @Column(nullable = false)
    private int tries;

    protected PendingRevocation() {}

    PendingRevocation(BrokerConfig config, SessionTokens tokens, Instant expiresAt, Instant now) {
        id = UUID.randomUUID();
        connectionId = config.id();
        broker = config.broker();
        AppCredentials credentials = config.credentials();
        boolean hasColumns = credentials.areKeyAndSecret();
        apiKey = hasColumns ? credentials.field(AppCredentials.API_KEY).boundTo(id) : Secret.none();
        apiSecret = hasColumns ? credentials.field(AppCredentials.API_SECRET).boundTo(id) : Secret.none();
        namedCredentials = hasColumns
                ? Secret.none()
                : SecretFields.join(credentials.fields()).boundTo(id);
        accessToken = tokens.access().boundTo(id);
        refreshToken = tokens.refresh().boundTo(id);
        otherTokens = SecretFields.join(tokens.others()).boundTo(id);
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
        namedCredentials = namedCredentials.claimedBy(id);
        otherTokens = otherTokens.claimedBy(id);
    }

    /** The connection that the session belonged to. */
    UUID connectionId() {
        return connectionId;
    }

    UUID id() {
        return id;
    }

    String broker() {
        return broker;
    }

    AppCredentials credentials() {
        return apiKey.isEmpty() && apiSecret.isEmpty()
                ? new AppCredentials(SecretFields.split(namedCredentials))
                : new AppCredentials(apiKey, apiSecret);
    }

    SessionTokens tokens() {
        return new SessionTokens(accessToken, refreshToken, SecretFields.split(otherTokens));
    }

    /**
     * Whether no call is needed any more: the access token has expired, and there is no refresh token, or the
     * revocation has been tried for as long as {@code patience}.
     */
    boolean isObsoleteAt(Instant now, Duration patience) {
        boolean accessHasExpired = !now.isBefore(expiresAt);
        return accessHasExpired && (refreshToken.isEmpty() || !now.isBefore(createdAt.plus(patience)));
    }

    /** Counts one more failed call. @return how many calls failed */
    int countFailure() {
        return ++tries;
    }

    /** Schedules the next try and ends the claim. */
    void retryAt(Instant at) {
        nextTryAt = at;
        claimedUntil = null;
    }

    boolean isClaimedAt(Instant now) {
        return claimedUntil != null && now.isBefore(claimedUntil);
    }

    /** Claims it for one caller. The caller holds the row lock. */
    void claim(Instant until) {
        claimedUntil = until;
    }

    @Converter
    @Immutable
    static final class ApiKey extends SealedColumn {
        ApiKey() {
            super("pending_revocation.api_key");
        }
    }

    @Converter
    @Immutable
    static final class ApiSecret extends SealedColumn {
        ApiSecret() {
            super("pending_revocation.api_secret");
        }
    }

    @Converter
    @Immutable
    static final class Credentials extends SealedColumn {
        Credentials() {
            super("pending_revocation.credentials");
        }
    }

    @Converter
    @Immutable
    static final class Tokens extends SealedColumn {
        Tokens() {
            super("pending_revocation.tokens");
        }
    }

    @Converter
    @Immutable
    static final class AccessToken extends SealedColumn {
        AccessToken() {
            super("pending_revocation.access_token");
        }
    }

    @Converter
    @Immutable
    static final class RefreshToken extends SealedColumn {
        RefreshToken() {
            super("pending_revocation.refresh_token");
        }
    }
}
