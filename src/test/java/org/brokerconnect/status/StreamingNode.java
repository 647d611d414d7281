package org.brokerconnect.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.scheduling.ManualDrain;
import org.brokerconnect.scheduling.ManualExecutors;
import org.brokerconnect.scheduling.ManualOutage;

/** A node on a real database with streams of {@code asha}; the test controls threads and time. */
final class StreamingNode {

    /** The limit of streams per person. */
    static final int CAP = 3;

    final ManualExecutors threads = new ManualExecutors();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final EventStreams streams;
    private final Stores stores;
    private final EventTail tail;
    private final EventFeed feed;
    private UUID mine;

    StreamingNode(Stores stores) {
        this.stores = stores;
        StatusConfig config = new StatusConfig(250, 15, 15, CAP);
        StatusViews statuses = new StatusViews(stores.broker.catalog(), TestMarkets.FAKE, stores.clock);
        ChangeViews changes = new ChangeViews(stores.connections, statuses);
        streams = new EventStreams(config, new ManualOutage(), new ManualDrain(), threads, stores.clock);
        StatusMeters numbers = new StatusMeters(meters, streams, stores.clock);
        numbers.register("start");
        tail = new EventTail(threads, config, stores.log, changes, streams, numbers);
        feed = new EventFeed(tail, streams, stores.log, changes, stores.connections, statuses, threads);
    }

    /** Creates a connection of {@code asha} on this node. */
    void begin() {
        stores.afterEachChange(tail::onLocalChange);
        mine = stores.setUp("asha");
    }

    /** The connection of {@code asha}. */
    UUID mine() {
        return mine;
    }

    /** Opens another stream of {@code asha}. */
    RecordingClient open(String lastEventId) {
        return open("asha", lastEventId, null);
    }

    /** Opens a stream of this owner, by a client with this id. */
    RecordingClient open(String owner, String lastEventId, UUID clientId) {
        RecordingClient client = new RecordingClient();
        Instant expiry = stores.clock.instant().plus(Duration.ofHours(1));
        feed.open(owner, expiry, Locale.ENGLISH, lastEventId, clientId, client);
        return client;
    }

    /** Changes the connection of {@code asha} on this node. */
    void change(int times) {
        for (int i = 0; i < times; i++) {
            stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
        }
    }

    /** Notifies the tail as a local commit does. */
    void readTheLog() {
        tail.onLocalChange(new ConnectionChanged("asha", mine, Change.DISCONNECTED));
        threads.runAll();
    }

    static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
