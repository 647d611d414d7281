package org.brokerconnect.sse;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.scheduling.Drain;
import org.brokerconnect.scheduling.Outage;

/** Registry of the open streams of one kind on this node, by owner; limits them and sends heartbeats. Thread-safe. */
public abstract class OpenStreams<S extends OpenStream> {

    private static final Logger LOG = Logger.getLogger(OpenStreams.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Map<String, Set<S>> byOwner = new ConcurrentHashMap<>();
    private ScheduledExecutorService scheduler;
    private Clock wallClock;
    private Limits limits;
    private Outage outage;
    private Drain drain;
    private ScheduledFuture<?> heartbeats;

    /**
     * Limits of one kind of stream.
     *
     * @param perPerson open streams per person and node
     * @param heartbeat after this time without an event, a comment is sent
     * @param outage after the database has not responded for this time, all streams end
     */
    public record Limits(int perPerson, Duration heartbeat, Duration outage) {}

    /** For the client proxy. */
    protected OpenStreams() {}

    /** @param wallClock the system time: bearer tokens expire by another server's clock */
    protected OpenStreams(
            Limits limits, Outage outage, Drain drain, ScheduledExecutorService scheduler, Clock wallClock) {
        this.limits = limits;
        this.outage = outage;
        this.drain = drain;
        this.scheduler = scheduler;
        this.wallClock = wallClock;
    }

    /**
     * Adds a stream, unless its owner has reached the limit; then the owner's other streams send heartbeats, so that
     * disconnected ones are found.
     *
     * @return whether the stream was added
     */
    public boolean add(S stream) {
        Set<S> streams = byOwner.compute(stream.owner(), (owner, existing) -> with(stream, existing));
        boolean added = streams.contains(stream);
        if (!added) {
            streams.forEach(OpenStream::sendHeartbeat);
        }
        startHeartbeats();
        return added;
    }

    /** Adds a stream that is part of another one, which counts towards the limit in its place. */
    public void addPart(S stream) {
        byOwner.merge(
                stream.owner(), Set.of(stream), (existing, added) -> Stream.concat(existing.stream(), added.stream())
                        .collect(Collectors.toUnmodifiableSet()));
        startHeartbeats();
    }

    private Set<S> with(S stream, Set<S> streams) {
        if (streams == null) {
            return Set.of(stream);
        }
        return streams.size() >= limits.perPerson()
                ? streams
                : Stream.concat(streams.stream(), Stream.of(stream)).collect(Collectors.toUnmodifiableSet());
    }

    /** The response when {@link #add} returned false. */
    public static ProblemException tooMany() {
        return ProblemException.of("too-many-streams").withRetryAfter(RETRY_AFTER);
    }

    public void remove(S stream) {
        byOwner.computeIfPresent(stream.owner(), (owner, streams) -> {
            Set<S> left = streams.stream().filter(one -> one != stream).collect(Collectors.toUnmodifiableSet());
            return left.isEmpty() ? null : left;
        });
    }

    /** The number of open streams of all owners. */
    public int count() {
        return byOwner.values().stream().mapToInt(Set::size).sum();
    }

    public boolean isEmpty() {
        return byOwner.isEmpty();
    }

    public Set<S> of(String owner) {
        return byOwner.getOrDefault(owner, Set.of());
    }

    public void forEach(Consumer<? super S> action) {
        byOwner.values().forEach(streams -> streams.forEach(action));
    }

    private synchronized void startHeartbeats() {
        if (heartbeats == null) {
            heartbeats = scheduler.scheduleWithFixedDelay(this::keepAllAlive, 1, 1, TimeUnit.SECONDS);
        }
    }

    /**
     * During a long outage all streams end, because they miss changes: clients then reconnect, and show that. Before
     * the node is stopped they end too: clients then continue on another node.
     */
    private void keepAllAlive() {
        boolean missChanges = outage.isOngoing() && outage.lasts().compareTo(limits.outage()) >= 0;
        forEach(missChanges || drain.isNoticed() ? OpenStream::end : this::keepAlive);
    }

    /** A failure concerns one stream; thrown to the scheduler, it would end the heartbeats of all. */
    private void keepAlive(S stream) {
        try {
            stream.keepAlive(wallClock.instant(), limits.heartbeat());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a heartbeat of one stream failed");
        }
    }

    @PreDestroy
    protected synchronized void stop() {
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
        forEach(OpenStream::endInCallerThread);
    }
}
