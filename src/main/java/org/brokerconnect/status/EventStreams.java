package org.brokerconnect.status;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.config.MachineTime;
import org.brokerconnect.config.ManagedThreads;

/** The streams of this node, by person, and the pulse that keeps them alive. */
@ApplicationScoped
class EventStreams {

    private final Map<String, Set<EventStream>> byOwner = new ConcurrentHashMap<>();
    private StatusConfig config;
    private ManagedThreads threads;
    private Clock clock;
    private ScheduledFuture<?> pulse;

    protected EventStreams() {}

    @Inject
    EventStreams(StatusConfig config, ManagedThreads threads, @MachineTime Clock clock) {
        this.config = config;
        this.threads = threads;
        this.clock = clock;
    }

    /** @return false when this person listens often enough already; then those streams show whether their clients are still there */
    boolean add(EventStream stream) {
        Set<EventStream> now = byOwner.compute(stream.owner(), (owner, streams) -> with(stream, streams));
        boolean added = now.contains(stream);
        if (!added) {
            now.forEach(EventStream::sendHeartbeat);
        }
        startPulse();
        return added;
    }

    private Set<EventStream> with(EventStream stream, Set<EventStream> streams) {
        if (streams == null) {
            return Set.of(stream);
        }
        return streams.size() >= config.streamsPerPerson()
                ? streams
                : Stream.concat(streams.stream(), Stream.of(stream)).collect(Collectors.toUnmodifiableSet());
    }

    void remove(EventStream stream) {
        byOwner.computeIfPresent(stream.owner(), (owner, streams) -> {
            Set<EventStream> left =
                    streams.stream().filter(one -> one != stream).collect(Collectors.toUnmodifiableSet());
            return left.isEmpty() ? null : left;
        });
    }

    boolean isEmpty() {
        return byOwner.isEmpty();
    }

    Set<EventStream> of(String owner) {
        return byOwner.getOrDefault(owner, Set.of());
    }

    void forEach(Consumer<EventStream> action) {
        byOwner.values().forEach(streams -> streams.forEach(action));
    }

    private synchronized void startPulse() {
        if (pulse == null) {
            pulse = threads.scheduler()
                    .scheduleWithFixedDelay(
                            () -> forEach(stream -> stream.pulse(clock.instant(), config.heartbeat())),
                            1,
                            1,
                            TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (pulse != null) {
            pulse.cancel(false);
        }
        forEach(EventStream::endHere);
    }
}
