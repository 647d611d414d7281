package org.brokerconnect.portfolio;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.session.BrokerCalls;

/** Answers and collaborators for the tests of the sub-packages. */
public final class SampleAnswers {

    private SampleAnswers() {}

    /** The totals of a live answer with these holdings. */
    public static Totals totalsOf(List<Holding> holdings) {
        Provenance live = Provenance.live(new UUID(0, 1), Instant.EPOCH, ConnectionState.CONNECTED);
        return PortfolioView.of(new PortfolioAnswer<>(live, Rows.of(holdings), null))
                .totals();
    }

    /** A reader with these stores that fires {@code observers} for fetched holdings. */
    public static LivePortfolio livePortfolio(
            BrokerCalls calls,
            SnapshotStore snapshots,
            SessionWriter sessions,
            SecretAudit secrets,
            Event<HoldingsFetched> observers,
            Executor executor,
            Clock clock) {
        PortfolioConfig config = config();
        return new LivePortfolio(
                calls,
                new LiveAnswers(executor, config, clock),
                new Snapshots(snapshots, sessions, config, secrets),
                new EmptyAnswers(),
                observers,
                clock);
    }

    /** The default settings. */
    public static PortfolioConfig config() {
        return new PortfolioConfig(3000, 2000, 15, 2);
    }
}
