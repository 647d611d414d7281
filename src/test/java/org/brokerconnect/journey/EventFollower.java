package org.brokerconnect.journey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.brokerconnect.journey.SseClient.Event;

/** A page that follows the event stream of one person, and reconnects with the last id as browsers do. */
final class EventFollower implements AutoCloseable {

    private final TestEnvironment environment;
    private final String person;
    private final List<String> positions = new CopyOnWriteArrayList<>();
    private volatile SseClient stream;
    private volatile boolean isClosed;
    private String lastId;

    EventFollower(TestEnvironment environment, String person) {
        this.environment = environment;
        this.person = person;
        stream = SseClient.open(environment, person);
        lastId = stream.next("status").id();
        new Thread(this::follow, "event-follower").start();
    }

    private void follow() {
        while (!isClosed) {
            Event event = stream.nextOrComment();
            if (event.name().equals("change")) {
                lastId = event.id();
                positions.add(lastId);
            } else if (event.name().equals("end") && !isClosed) {
                stream = SseClient.open(environment, environment.bearer(person), lastId);
            }
        }
    }

    /** The positions of all changes so far, as received. */
    List<String> positions() {
        return positions;
    }

    @Override
    public void close() {
        isClosed = true;
        stream.close();
    }
}
