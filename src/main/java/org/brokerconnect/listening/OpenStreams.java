package org.brokerconnect.listening;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.problem.ProblemException;

/** The streams of one kind on this node, by person, and the pulse that keeps them alive. Safe for many threads. */
public abstract class OpenStreams<S extends OpenStream> {

    private static final Duration ANOTHER_TRY = Duration.ofSeconds(5);

    private final Map<String, Set<S>> byOwner = new ConcurrentHashMap<>();
    private ScheduledExecutorService scheduler;
    private Clock machine;
    private Limits limits;
    private ScheduledFuture<?> pulse;

    /**
     * What a kind of stream may cost.
     *
     * @param perPerson how many one person may have open on a node
     * @param heartbeat a client that was sent nothing for this long is sent a comment
     */
    public record Limits(int perPerson, Duration heartbeat) {}

    /** For a container's proxy. */
    protected OpenStreams() {}

    /** @param machine the machine's own time, because the end of a bearer token comes from another server's clock */
    protected OpenStreams(Limits limits, ScheduledExecutorService scheduler, Clock machine) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.machine = machine;
    }

    /** @return false when this person has as many as allowed; then those show whether their clients are still there */
    public boolean add(S stream) {
        Set<S> now = byOwner.compute(stream.owner(), (owner, streams) -> with(stream, streams));
        boolean added = now.contains(stream);
        if (!added) {
            now.forEach(OpenStream::sendHeartbeat);
        }
        startPulse();
        return added;
    }

    private Set<S> with(S stream, Set<S> streams) {
        if (streams == null) {
            return Set.of(stream);
        }
        return streams.size() >= limits.perPerson()
                ? streams
                : Stream.concat(streams.stream(), Stream.of(stream)).collect(Collectors.toUnmodifiableSet());
    }

    /** What to say to somebody whose stream was not added. */
    public static ProblemException tooMany() {
        return ProblemException.of("too-many-streams").withRetryAfter(ANOTHER_TRY);
    }

    public void remove(S stream) {
        byOwner.computeIfPresent(stream.owner(), (owner, streams) -> {
            Set<S> left = streams.stream().filter(one -> one != stream).collect(Collectors.toUnmodifiableSet());
            return left.isEmpty() ? null : left;
        });
    }

    /** How many there are, of all people. */
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

    private synchronized void startPulse() {
        if (pulse == null) {
            pulse = scheduler.scheduleWithFixedDelay(
                    () -> forEach(stream -> stream.pulse(machine.instant(), limits.heartbeat())),
                    1,
                    1,
                    TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    protected synchronized void stop() {
        if (pulse != null) {
            pulse.cancel(false);
        }
        forEach(OpenStream::endHere);
    }
}
