package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Finds and removes pending revocations through the application's store, for tests inside the server. */
@Dependent
public class RevocationFixture {

    @Inject
    private RevocationStore store;

    /** The pending revocations of a connection. */
    public List<UUID> pending(UUID connection) {
        return store.findByConnection(connection).stream()
                .map(PendingRevocation::id)
                .toList();
    }

    public void remove(UUID revocation) {
        store.remove(revocation);
    }
}
