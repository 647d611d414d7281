package org.brokerconnect.portfolio;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.session.BrokerCalls;

/** Readings for the tests of packages inside this one. */
public final class SampleAnswers {

    private SampleAnswers() {}

    /** What a live answer of these holdings sums up to. */
    public static Totals totalsOf(List<Holding> holdings) {
        Provenance live = Provenance.live(new UUID(0, 1), Instant.EPOCH, ConnectionState.CONNECTED);
        return PortfolioView.of(new PortfolioAnswer<>(live, holdings, null)).totals();
    }

    /** Portfolios that are read with these stores, each good reading of holdings told to {@code listeners}. */
    public static LivePortfolio through(
            BrokerCalls calls,
            SnapshotStore snapshots,
            SessionWriter sessions,
            Event<HoldingsFetched> listeners,
            Executor threads,
            Clock clock) {
        PortfolioConfig config = config();
        return new LivePortfolio(
                calls,
                new LiveAnswers(threads, config, clock),
                new Snapshots(snapshots, sessions, config),
                config,
                listeners,
                clock);
    }

    /** Settings as they are by default. */
    public static PortfolioConfig config() {
        return new PortfolioConfig(3000, 2000, 15);
    }
}
