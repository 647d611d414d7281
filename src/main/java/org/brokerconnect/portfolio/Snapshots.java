package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.vault.Secret;

/** Last good answers as values. Inside they are JSON of the SPI's records, sealed. */
@Dependent
class Snapshots {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            // a newer version may have known more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SnapshotStore store;
    private final PortfolioConfig config;

    @Inject
    Snapshots(SnapshotStore store, PortfolioConfig config) {
        this.store = store;
        this.config = config;
    }

    /** What was said last, and when. */
    record Known<T>(T data, Instant asOf) {}

    <T> Optional<Known<T>> lastKnown(UUID configId, PartRead<T> part) {
        return store.find(configId, part.part())
                .map(snapshot -> new Known<>(read(snapshot.content(), part), snapshot.asOf()));
    }

    /**
     * Keeps a good answer, if the one that is kept is old enough.
     *
     * @param lastLogin when the session began that this answer was got in
     * @return what was known before that login; empty when nothing was
     */
    <T> Optional<T> keep(UUID configId, PartRead<T> part, T data, Instant asOf, Instant lastLogin) {
        Optional<Snapshot> known = store.find(configId, part.part());
        boolean due = known.isEmpty()
                || known.get().asOf().isBefore(lastLogin)
                || known.get().asOf().plus(config.snapshotInterval()).isBefore(asOf);
        if (due) {
            store.keep(configId, part.part(), written(data), asOf, lastLogin);
            known = store.find(configId, part.part());
        }
        return known.map(Snapshot::baseline)
                .filter(baseline -> !baseline.isEmpty())
                .map(baseline -> read(baseline, part));
    }

    private static String written(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a portfolio could not be written down", impossible);
        }
    }

    private static <T> T read(Secret content, PartRead<T> part) {
        try {
            return JSON.readValue(content.reveal(), part.type());
        } catch (JsonProcessingException unreadable) {
            // without the cause: it quotes the content
            throw new IllegalStateException("a kept portfolio cannot be read: " + part.part());
        }
    }
}
