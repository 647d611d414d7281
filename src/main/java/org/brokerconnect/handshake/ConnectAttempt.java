package org.brokerconnect.handshake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.BrokerConfig;

/** One run through the consent flow. Knows its state and its cookie by their hashes alone. */
@Entity
@Table(name = "connect_attempt")
public class ConnectAttempt {

    /** Longer than any exchange with a broker takes: an attempt still undecided after this was cut off. */
    private static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(1);

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

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "consumed_at")
    private Instant consumedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AttemptOutcome outcome;

    @Column
    private String problem;

    protected ConnectAttempt() {}

    ConnectAttempt(
            BrokerConfig config, String stateHash, String cookieHash, String returnTo, Instant from, Instant until) {
        id = UUID.randomUUID();
        configId = config.id();
        owner = config.owner();
        broker = config.broker();
        credentialsVersion = config.credentialsVersion();
        this.stateHash = stateHash;
        this.cookieHash = cookieHash;
        this.returnTo = returnTo;
        createdAt = from;
        expiresAt = until;
        outcome = AttemptOutcome.PENDING;
    }

    void ended(AttemptOutcome how, String why) {
        outcome = how;
        problem = why;
    }

    boolean isUndecided() {
        return outcome == AttemptOutcome.PENDING;
    }

    /** Whether nobody came back in time. */
    boolean ranOutAt(Instant now) {
        return consumedAt == null && !now.isBefore(expiresAt);
    }

    /** What is true at {@code now}: an attempt that ran out of time, or was cut off, has failed even if nobody wrote that down. */
    AttemptOutcome outcomeAt(Instant now) {
        return outcome == AttemptOutcome.PENDING && lateProblem(now).isPresent() ? AttemptOutcome.FAILED : outcome;
    }

    /** The slug of why it did not connect; empty while it may and when it did. */
    Optional<String> problemAt(Instant now) {
        return outcome == AttemptOutcome.PENDING ? lateProblem(now) : Optional.ofNullable(problem);
    }

    private Optional<String> lateProblem(Instant now) {
        if (consumedAt != null) {
            return now.isBefore(consumedAt.plus(LONGEST_EXCHANGE))
                    ? Optional.empty()
                    : Optional.of("attempt-interrupted");
        }
        return ranOutAt(now) ? Optional.of("attempt-expired") : Optional.empty();
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
}
