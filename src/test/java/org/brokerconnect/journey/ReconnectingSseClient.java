package org.brokerconnect.journey;

import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.journey.SseClient.Event;

/** A person's open page, which goes on at another node when its own is gone: with the last id that it saw, as browsers do. */
final class ReconnectingSseClient {

    private final String person;
    private final List<String> heard = new ArrayList<>();
    private SseClient page;
    private String lastId;

    private ReconnectingSseClient(String person) {
        this.person = person;
    }

    /** One that was told how that many connections stand, and from now on hears what changes. */
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

    /** The id that it has now. */
    String lastId() {
        return lastId;
    }

    /** Hears out the node that is gone, and goes on at this one. */
    void moveTo(TestEnvironment node) {
        for (Event event = page.next(); !event.name().equals("end"); event = page.next()) {
            hear(event);
        }
        page = SseClient.open(node, node.bearer(person), lastId);
    }

    /** Everything that it heard, as {@link #line}, until this change came. */
    List<String> eventsUntil(String change) {
        String last;
        do {
            Event event = page.next("change");
            hear(event);
            last = event.change();
        } while (!last.equals(change));
        page.close();
        return heard;
    }

    private void hear(Event event) {
        lastId = event.id();
        heard.add(line(event.id(), event.data().path("connectionId").asText(), event.change()));
    }

    static String line(String position, String connection, String change) {
        return position + " " + connection + " " + change;
    }
}
