package org.brokerconnect.journey;

import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.journey.SseClient.Event;

/** An SSE client that reconnects to another node with its last event id, as browsers do. */
final class ReconnectingSseClient {

    private final String person;
    private final List<String> received = new ArrayList<>();
    private SseClient page;
    private String lastId;

    private ReconnectingSseClient(String person) {
        this.person = person;
    }

    /** Connects, and reads the initial status of that many connections. */
    static ReconnectingSseClient of(String person, int connections, TestEnvironment node) {
        ReconnectingSseClient follower = new ReconnectingSseClient(person);
        follower.page = SseClient.open(node, person);
        for (int i = 0; i < connections; i++) {
            follower.lastId = follower.page.next("status").id();
        }
        return follower;
    }

    String person() {
        return person;
    }

    /** The id of the last event. */
    String lastId() {
        return lastId;
    }

    /** Reads the rest of the ended stream, and continues at {@code node}. */
    void moveTo(TestEnvironment node) {
        for (Event event = page.next(); !event.name().equals("end"); event = page.next()) {
            record(event);
        }
        page = SseClient.open(node, node.bearer(person), lastId);
    }

    /** All events so far, formatted by {@link #line}, up to the first with this change; then disconnects. */
    List<String> eventsUntil(String change) {
        String last;
        do {
            Event event = page.next("change");
            record(event);
            last = event.change();
        } while (!last.equals(change));
        page.close();
        return received;
    }

    private void record(Event event) {
        lastId = event.id();
        received.add(line(event.id(), event.data().path("connectionId").asText(), event.change()));
    }

    static String line(String position, String connection, String change) {
        return position + " " + connection + " " + change;
    }
}
