package org.brokerconnect.portfolio;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;

/** The last good answer of one kind of read, sealed like a token: what somebody owns is nobody else's business. */
@Entity
@Table(name = "portfolio_snapshot")
public class Snapshot {

    @Id
    private UUID id;

    @Column(name = "config_id", nullable = false, updatable = false)
    private UUID configId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private PortfolioSection part;

    @Convert(converter = Content.class)
    @Column(name = "content_sealed", nullable = false, columnDefinition = "mediumtext")
    private Secret content;

    @Column(name = "as_of", nullable = false)
    private Instant asOf;

    @Convert(converter = Baseline.class)
    @Column(name = "baseline_sealed", columnDefinition = "mediumtext")
    private Secret baseline;

    @Column(name = "baseline_as_of")
    private Instant baselineAsOf;

    protected Snapshot() {}

    Snapshot(UUID configId, PortfolioSection part, Newer first) {
        id = UUID.randomUUID();
        this.configId = configId;
        this.part = part;
        content = Secret.of(first.content()).boundTo(id);
        asOf = first.asOf();
        baseline = Secret.none();
    }

    @PostLoad
    void claimSecrets() {
        content = content.claimedBy(id);
        baseline = baseline.claimedBy(id);
    }

    /**
     * A newer answer.
     *
     * @param content not empty
     * @param login when the session began that it was got in
     * @param sameAccount whether the one before is about the same account
     */
    public record Newer(String content, Instant asOf, Instant login, boolean sameAccount) {}

    /** Keeps a newer answer. The one before becomes the baseline if it is about the same account and a login lies between the two. */
    void replace(Newer newer) {
        if (!newer.sameAccount()) {
            baseline = Secret.none();
            baselineAsOf = null;
        } else if (isOlderThan(newer.login())) {
            baseline = content;
            baselineAsOf = asOf;
        }
        content = Secret.of(newer.content()).boundTo(id);
        asOf = newer.asOf();
    }

    boolean isOlderThan(Instant time) {
        return asOf.isBefore(time);
    }

    Secret content() {
        return content;
    }

    Instant asOf() {
        return asOf;
    }

    /** {@link Secret#none()} when nothing was known before the last login. */
    Secret baseline() {
        return baseline;
    }

    @Converter
    static final class Content extends SealedColumn {
        Content() {
            super("portfolio_snapshot.content");
        }
    }

    @Converter
    static final class Baseline extends SealedColumn {
        Baseline() {
            super("portfolio_snapshot.baseline");
        }
    }
}
