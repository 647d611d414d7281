package org.brokerconnect.portfolio;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/**
 * The broker's last answer for one section of a portfolio, and the one before the last login. Sealed, because holdings
 * are private.
 */
@Entity
@DynamicUpdate
@Table(name = "portfolio_snapshot")
public class Snapshot {

    @Id
    private UUID id;

    @Column(name = "config_id", nullable = false, updatable = false)
    private UUID configId;

    /** The name of a {@link PortfolioSection}. */
    @Column(name = "part", nullable = false, updatable = false)
    private String section;

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

    Snapshot(UUID configId, PortfolioSection<?> section, Replacement first) {
        id = UUID.randomUUID();
        this.configId = configId;
        this.section = section.name();
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
     * @param content JSON, not empty
     * @param login when the session that the answer was fetched in began
     * @param sameAccount whether the stored answer is of the same account
     */
    public record Replacement(String content, Instant asOf, Instant login, boolean sameAccount) {}

    /**
     * Replaces an older answer; keeps a newer one. An answer that is of the same account and older than the session's
     * login becomes the baseline.
     */
    void replace(Replacement newer) {
        if (!isOlderThan(newer.asOf())) {
            return;
        }
        if (!newer.sameAccount()) {
            baselineAsOf = null;
        } else if (isOlderThan(newer.login())) {
            baselineAsOf = asOf;
        }
        baseline = baselineFor(newer.login(), newer.sameAccount());
        content = Secret.of(newer.content()).boundTo(id);
        asOf = newer.asOf();
    }

    /** The baseline of answers of a session with this login; {@link Secret#none()} if there is none. */
    Secret baselineFor(Instant login, boolean sameAccount) {
        if (!sameAccount) {
            return Secret.none();
        }
        return isOlderThan(login) ? content : baseline;
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

    /** The last answer before the last login; {@link Secret#none()} if there is none. */
    Secret baseline() {
        return baseline;
    }

    @Converter
    @Immutable
    static final class Content extends SealedColumn {
        Content() {
            super("portfolio_snapshot.content");
        }
    }

    @Converter
    @Immutable
    static final class Baseline extends SealedColumn {
        Baseline() {
            super("portfolio_snapshot.baseline");
        }
    }
}
