package org.brokerconnect.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.brokerconnect.config.HandThreads;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.Stores;

/** A node to which {@code asha} listens, with threads and time in the test's hand, on a real database. */
final class ListeningNode {

    /** How often one person may listen. */
    static final int CAP = 3;

    final HandThreads threads = new HandThreads();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final EventStreams streams;
    private final Stores stores;
    private final EventTail tail;
    private final EventFeed feed;
    private UUID mine;

    ListeningNode(Stores stores) {
        this.stores = stores;
        StatusConfig config = new StatusConfig(250, 15, CAP);
        StatusViews statuses = new StatusViews(stores.broker.catalog(), stores.clock);
        ChangeViews changes = new ChangeViews(stores.configs, statuses);
        streams = new EventStreams(config, threads, stores.clock);
        StatusMeters numbers = new StatusMeters(meters, streams, stores.clock);
        numbers.register("start");
        tail = new EventTail(threads, config, stores.log, changes, streams, numbers);
        feed = new EventFeed(tail, streams, stores.log, changes, stores.configs, statuses, threads);
    }

    /** From now on she has a connection, and this node makes the changes. */
    void begin() {
        stores.afterEachChange(tail::tellAtOnce);
        mine = stores.setUp("asha");
    }

    /** Her connection. */
    UUID mine() {
        return mine;
    }

    /** She opens another page. */
    RecordingClient open(String lastEventId) {
        RecordingClient client = new RecordingClient();
        feed.open("asha", stores.clock.instant().plus(Duration.ofHours(1)), Locale.ENGLISH, lastEventId, client);
        return client;
    }

    /** Her connection changes, here. */
    void change(int times) {
        for (int i = 0; i < times; i++) {
            stores.connections.disconnected("asha", mine);
        }
    }

    /** As after a change of hers, made here. */
    void readTheLog() {
        tail.tellAtOnce(new ConnectionChanged("asha"));
        threads.runAll();
    }

    static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
