package org.brokerconnect.handshake;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/**
 * One attempt to connect an account through the consent flow. Stores only hashes of its state and cookie; the code
 * verifier, which the exchange needs, is sealed.
 */
@Entity
@DynamicUpdate
@Table(name = "connect_attempt")
public class ConnectAttempt {

    /** Longer than any code exchange: an attempt without an outcome after this was interrupted. */
    static final Duration MAX_EXCHANGE = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @Column(name = "config_id", nullable = false)
    private UUID configId;

    @Column(nullable = false)
    private String owner;

    @Column(nullable = false)
    private String broker;

    @Column(name = "credentials_version", nullable = false)
    private int credentialsVersion;

    @Column(name = "state_hash", nullable = false, columnDefinition = "char(64)")
    private String stateHash;

    @Column(name = "cookie_hash", nullable = false, columnDefinition = "char(64)")
    private String cookieHash;

    @Column(name = "return_to", nullable = false)
    private String returnTo;

    /** Null for an attempt of an earlier release. */
    @Column(name = "redirect_uri")
    private String redirectUri;

    @Convert(converter = PkceVerifier.class)
    @Column(name = "pkce_verifier_sealed")
    private Secret pkceVerifier;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "consumed_at")
    private Instant consumedAt;

    /** When a callback from another browser was first refused; null if none was. */
    @Column(name = "refused_at")
    private Instant refusedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AttemptOutcome outcome;

    @Column
    private String problem;

    protected ConnectAttempt() {}

    /** @param request of the consent page; its state is not stored */
    ConnectAttempt(
            BrokerConfig config,
            ConsentRequest request,
            String stateHash,
            String cookieHash,
            String returnTo,
            Instant now,
            Instant expiry) {
        id = UUID.randomUUID();
        configId = config.id();
        owner = config.owner();
        broker = config.broker();
        credentialsVersion = config.credentialsVersion();
        this.stateHash = stateHash;
        redirectUri = request.redirectUri().toString();
        pkceVerifier = request.pkceVerifier().orElse(Secret.none()).boundTo(id);
        this.cookieHash = cookieHash;
        this.returnTo = returnTo;
        createdAt = now;
        expiresAt = expiry;
        outcome = AttemptOutcome.PENDING;
    }

    @PostLoad
    void claimSecrets() {
        pkceVerifier = pkceVerifier.claimedBy(id);
    }

    /**
     * What the consent page of this attempt got.
     *
     * @param state as the callback returned it
     * @param ofEarlierRelease the redirect address of an attempt that stores none
     * @throws org.brokerconnect.vault.UnreadableSecretException if the code verifier cannot be opened
     */
    ConsentRequest consentRequest(Secret state, URI ofEarlierRelease) {
        URI redirect = redirectUri == null ? ofEarlierRelease : URI.create(redirectUri);
        Optional<Secret> verifier = pkceVerifier.isEmpty() ? Optional.empty() : Optional.of(pkceVerifier.opened());
        return new ConsentRequest(state, redirect, verifier);
    }

    /** Claims it for no callback; a callback that has claimed it keeps its time. */
    void consume(Instant now) {
        consumedAt = consumedAt == null ? now : consumedAt;
    }

    void end(AttemptOutcome outcome, String problem) {
        this.outcome = outcome;
        this.problem = problem;
    }

    boolean isPending() {
        return outcome == AttemptOutcome.PENDING;
    }

    /** Whether it expired without a callback. */
    boolean isExpiredAt(Instant now) {
        return consumedAt == null && !now.isBefore(expiresAt);
    }

    /** The outcome at {@code now}: an expired or interrupted attempt has FAILED, even if that is not stored yet. */
    AttemptOutcome outcomeAt(Instant now) {
        return outcome == AttemptOutcome.PENDING && expiryProblem(now).isPresent() ? AttemptOutcome.FAILED : outcome;
    }

    /** The problem slug of a failed attempt; empty while it is pending and when it connected. */
    Optional<String> problemAt(Instant now) {
        return outcome == AttemptOutcome.PENDING
                ? expiryProblem(now)
                : Optional.ofNullable(problem).map(ProblemCatalog::current);
    }

    private Optional<String> expiryProblem(Instant now) {
        if (consumedAt != null) {
            return now.isBefore(consumedAt.plus(MAX_EXCHANGE)) ? Optional.empty() : Optional.of("attempt-interrupted");
        }
        return isExpiredAt(now) ? Optional.of("attempt-expired") : Optional.empty();
    }

    UUID id() {
        return id;
    }

    UUID configId() {
        return configId;
    }

    String owner() {
        return owner;
    }

    /** Whether this person started it, compared exactly. */
    boolean isOwnedBy(String person) {
        return owner.equals(person);
    }

    String broker() {
        return broker;
    }

    int credentialsVersion() {
        return credentialsVersion;
    }

    String cookieHash() {
        return cookieHash;
    }

    String returnTo() {
        return returnTo;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Converter
    @Immutable
    static final class PkceVerifier extends SealedColumn {
        PkceVerifier() {
            super("connect_attempt.pkce_verifier");
        }
    }
}
