package org.brokerconnect.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads liveness, readiness and the status of a connection four times a second, each by a client of its own. */
final class OutageProbe implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 250;

    /** One answer. */
    record Answer(long begunNanos, long endedNanos, int status) {

        Duration time() {
            return Duration.ofNanos(endedNanos - begunNanos);
        }
    }

    /**
     * What was measured.
     *
     * @param lasted the outage
     * @param toNotReady from its begin to the end of the first readiness check that failed; empty if none did
     * @param toReady from its end to that of the first readiness check that passed
     * @param toStatus from its end to that of the first status that was read
     */
    record Figures(
            Duration lasted,
            List<Answer> liveness,
            List<Answer> statuses,
            Optional<Duration> toNotReady,
            Duration toReady,
            Duration toStatus) {

        /** Cells of a table. */
        @Override
        public String toString() {
            return "%d s | %s | %s | %s | %d ms | %d ms"
                    .formatted(
                            lasted.toSeconds(),
                            summary(liveness),
                            summary(statuses),
                            toNotReady.map(time -> time.toMillis() + " ms").orElse("–"),
                            toReady.toMillis(),
                            toStatus.toMillis());
        }

        private static String summary(List<Answer> answers) {
            long served =
                    answers.stream().filter(answer -> answer.status() == 200).count();
            long longest = answers.stream()
                    .mapToLong(answer -> answer.time().toMillis())
                    .max()
                    .orElse(0);
            return "%d × 200, %d others, at most %d ms".formatted(served, answers.size() - served, longest);
        }
    }

    private final List<Answer> liveness = new CopyOnWriteArrayList<>();
    private final List<Answer> readiness = new CopyOnWriteArrayList<>();
    private final List<Answer> statuses = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(3);

    OutageProbe(TestEnvironment environment, Account account) {
        ApiClient api = new ApiClient(environment);
        repeat(liveness, () -> api.get("/health/live"));
        repeat(readiness, () -> api.get("/health/ready"));
        repeat(statuses, () -> account.person().get(account.path() + "/status"));
    }

    private void repeat(List<Answer> answers, Supplier<Reply> read) {
        Runnable measure = () -> {
            long begun = System.nanoTime();
            int status = read.get().status();
            answers.add(new Answer(begun, System.nanoTime(), status));
        };
        clients.scheduleWithFixedDelay(measure, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits until the application serves again. */
    Figures figures(long begunNanos, long endedNanos) throws Exception {
        Eventually.holds("readiness", () -> timeTo(200, readiness, endedNanos).isPresent());
        Eventually.holds("a status", () -> timeTo(200, statuses, endedNanos).isPresent());
        return new Figures(
                Duration.ofNanos(endedNanos - begunNanos),
                List.copyOf(liveness),
                List.copyOf(statuses),
                timeTo(503, readiness, begunNanos),
                timeTo(200, readiness, endedNanos).orElseThrow(),
                timeTo(200, statuses, endedNanos).orElseThrow());
    }

    /** From an instant to the end of the first answer with this status that began after it. */
    private static Optional<Duration> timeTo(int status, List<Answer> answers, long sinceNanos) {
        return answers.stream()
                .filter(answer -> answer.status() == status && answer.begunNanos() >= sinceNanos)
                .map(answer -> Duration.ofNanos(answer.endedNanos() - sinceNanos))
                .findFirst();
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
