package org.brokerconnect.broker.zerodha.stream;

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
import org.brokerconnect.broker.wire.WireClient;
import org.brokerconnect.broker.wire.stream.ReconnectingPriceStream;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.broker.zerodha.KitePriceStreams;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Opens Kite's price streams, and closes them when the application stops. Thread-safe. */
@ApplicationScoped
public class KiteStreams implements KitePriceStreams {

    private final Set<PriceStream> open = ConcurrentHashMap.newKeySet();
    private SocketOpener opener;
    private ReconnectingPriceStream.Collaborators collaborators;

    /** For the container's proxy. */
    protected KiteStreams() {}

    @Inject
    KiteStreams(ZerodhaConfig config, KiteStreamConfig streamConfig, ManagedExecutors executors, Clock clock) {
        this(config, streamConfig, StreamThreads.of(executors), clock, () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    KiteStreams(
            ZerodhaConfig config,
            KiteStreamConfig streamConfig,
            StreamThreads threads,
            Clock clock,
            DoubleSupplier random) {
        opener = new SocketOpener(new WireClient.Limits(config.connectTimeout(), config.readTimeout(), 0));
        collaborators = new ReconnectingPriceStream.Collaborators(
                new KiteSocketConnector(config, opener, clock), streamConfig.times(), threads, random);
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first stream. */
    void checkSettings(@Observes Startup started) {
        collaborators.times();
    }

    @Override
    public PriceStream open(AppCredentials credentials, SessionTokens tokens, PriceListener listener) {
        ReconnectingPriceStream stream =
                new ReconnectingPriceStream(collaborators, credentials, tokens, listener, open::remove);
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
