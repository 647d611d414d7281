package org.brokerconnect.broker.upstox.stream;

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
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.upstox.UpstoxConfig;
import org.brokerconnect.broker.upstox.UpstoxFeedAddress;
import org.brokerconnect.broker.upstox.UpstoxPriceStreams;
import org.brokerconnect.broker.wire.stream.ReconnectingPriceStream;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Opens Upstox's price streams, and closes them when the application stops. Thread-safe. */
@ApplicationScoped
public class UpstoxStreams implements UpstoxPriceStreams {

    private final Set<PriceStream> open = ConcurrentHashMap.newKeySet();
    private SocketOpener opener;
    private ReconnectingPriceStream.Collaborators collaborators;

    /** For the container's proxy. */
    protected UpstoxStreams() {}

    @Inject
    UpstoxStreams(
            UpstoxConfig config,
            UpstoxStreamConfig streamConfig,
            UpstoxFeedAddress addresses,
            ManagedExecutors executors) {
        this(config, streamConfig, addresses, StreamThreads.of(executors), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    UpstoxStreams(
            UpstoxConfig config,
            UpstoxStreamConfig streamConfig,
            UpstoxFeedAddress addresses,
            StreamThreads threads,
            DoubleSupplier random) {
        opener = new SocketOpener(config.limits());
        FeedConnector connector = new FeedConnector(addresses, config.streamHosts(), opener, streamConfig.maxKeys());
        collaborators = new ReconnectingPriceStream.Collaborators(connector, streamConfig.times(), threads, random);
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first stream. */
    void checkSettings(@Observes Startup started) {
        collaborators.times();
    }

    @Override
    public PriceStream open(SessionContext context, PriceListener listener) {
        ReconnectingPriceStream stream = new ReconnectingPriceStream(
                collaborators, context.credentials(), context.tokens(), listener, open::remove);
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
