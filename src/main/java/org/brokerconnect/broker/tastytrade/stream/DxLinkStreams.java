package org.brokerconnect.broker.tastytrade.stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.tastytrade.TastyPriceStreams;
import org.brokerconnect.broker.tastytrade.TastytradeConfig;
import org.brokerconnect.broker.wire.stream.ReconnectingPriceStream;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.broker.wire.stream.StreamTimes;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Opens tastytrade's price streams, and closes them when the application stops. Thread-safe. */
@ApplicationScoped
public class DxLinkStreams implements TastyPriceStreams {

    private final Set<ReconnectingPriceStream> open = ConcurrentHashMap.newKeySet();
    private SocketOpener opener;
    private StreamTimes times;
    private StreamThreads threads;
    private Clock clock;
    private DoubleSupplier random;

    /** For the container's proxy. */
    protected DxLinkStreams() {}

    @Inject
    DxLinkStreams(TastytradeConfig config, DxLinkStreamConfig streamConfig, ManagedExecutors executors, Clock clock) {
        this(config, streamConfig, StreamThreads.of(executors), clock, () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    DxLinkStreams(
            TastytradeConfig config,
            DxLinkStreamConfig streamConfig,
            StreamThreads threads,
            Clock clock,
            DoubleSupplier random) {
        this.opener = new SocketOpener(config.limits());
        this.times = streamConfig.times();
        this.threads = threads;
        this.clock = clock;
        this.random = random;
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first stream. */
    void checkSettings(@Observes Startup started) {
        times.maxPause();
    }

    @Override
    public PriceStream open(
            AppCredentials credentials, SessionTokens tokens, QuoteTokens quoteTokens, PriceListener listener) {
        DxLinkConnector connector = new DxLinkConnector(opener, quoteTokens, new SubscriptionBatches(), clock);
        ReconnectingPriceStream stream = new ReconnectingPriceStream(
                new ReconnectingPriceStream.Collaborators(connector, times, threads, random),
                credentials,
                tokens,
                listener,
                open::remove);
        open.add(stream);
        stream.begin();
        return stream;
    }

    /** Closes all sockets and the client, so that they do not outlive the application. */
    @PreDestroy
    void closeAll() {
        List.copyOf(open).forEach(PriceStream::close);
        opener.close();
    }
}
