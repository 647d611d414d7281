package org.brokerconnect.portfolio.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** When the holdings of a connection are sampled next. A connection without a session has no schedule. */
@Entity
@Table(name = "portfolio_sampling")
class SamplingSchedule {

    @Id
    @Column(name = "config_id")
    private UUID configId;

    @Column(name = "next_at", nullable = false)
    private Instant nextAt;

    protected SamplingSchedule() {}

    SamplingSchedule(UUID configId, Instant nextAt) {
        this.configId = configId;
        this.nextAt = nextAt;
    }

    void sampleAt(Instant at) {
        nextAt = at;
    }
}
