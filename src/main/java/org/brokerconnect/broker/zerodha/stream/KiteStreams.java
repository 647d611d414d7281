package org.brokerconnect.broker.zerodha.stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.zerodha.KitePriceStreams;
import org.brokerconnect.broker.zerodha.KiteStreamConfig;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Kite's price streams. Safe for many threads. */
@ApplicationScoped
public class KiteStreams implements KitePriceStreams {

    private final Set<KiteStream> open = ConcurrentHashMap.newKeySet();
    private KiteStream.Surroundings surroundings;

    /** For the container's proxy. */
    protected KiteStreams() {}

    @Inject
    KiteStreams(ZerodhaConfig config, KiteStreamConfig streamConfig, ManagedExecutors threads) {
        this(config, streamConfig, StreamThreads.of(threads), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    KiteStreams(ZerodhaConfig config, KiteStreamConfig streamConfig, StreamThreads threads, DoubleSupplier chance) {
        ReconnectBackoff pauses = new ReconnectBackoff(streamConfig, chance);
        KiteSocketConnector dial = new KiteSocketConnector(config);
        SocketWatchdog.Limits limits = new SocketWatchdog.Limits(dial.patience(), streamConfig.silence());
        surroundings = new KiteStream.Surroundings(dial, pauses, limits, threads);
    }

    /** Builds the bean when the application starts, so that a wrong setting stops the start. */
    void checkSettings(@Observes Startup started) {
        surroundings.pauses();
    }

    @Override
    public PriceStream open(AppCredentials credentials, SessionTokens tokens, PriceListener listener) {
        KiteStream stream = new KiteStream(surroundings, credentials, tokens, listener, open::remove);
        open.add(stream);
        stream.begin();
        return stream;
    }

    /** An application that is taken down leaves no socket behind. */
    @PreDestroy
    void closeAll() {
        List.copyOf(open).forEach(PriceStream::close);
    }
}
