package org.brokerconnect.portfolio.history;

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
import java.time.LocalDate;
import java.util.UUID;
import org.brokerconnect.vault.SealedColumn;
import org.brokerconnect.vault.Secret;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;

/** The value of a connection's holdings at one time, sealed because holdings are private, and bound to its row. */
@Entity
@DynamicUpdate
@Table(name = "portfolio_value")
public class ValuePoint {

    @Id
    private UUID id;

    @Column(name = "config_id", nullable = false, updatable = false)
    private UUID configId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Resolution resolution;

    @Column(nullable = false, updatable = false)
    private LocalDate day;

    @Column(nullable = false, updatable = false)
    private int slot;

    @Convert(converter = Content.class)
    @Column(name = "content_sealed", nullable = false)
    private Secret content;

    @Column(name = "as_of", nullable = false)
    private Instant asOf;

    protected ValuePoint() {}

    ValuePoint(UUID configId, Resolution resolution, ValueTime time, String first) {
        id = UUID.randomUUID();
        this.configId = configId;
        this.resolution = resolution;
        day = time.day();
        slot = time.slot(resolution);
        content = Secret.of(first).boundTo(id);
        asOf = time.asOf();
    }

    @PostLoad
    void claimSecrets() {
        content = content.claimedBy(id);
    }

    /** Replaces the value if the given one is newer. */
    void replace(String newer, Instant newerAsOf) {
        if (asOf.isBefore(newerAsOf)) {
            content = Secret.of(newer).boundTo(id);
            asOf = newerAsOf;
        }
    }

    LocalDate day() {
        return day;
    }

    Secret content() {
        return content;
    }

    Instant asOf() {
        return asOf;
    }

    @Converter
    @Immutable
    static final class Content extends SealedColumn {
        Content() {
            super("portfolio_value.content");
        }
    }
}
