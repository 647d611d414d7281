package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brokerconnect.journey.OutageProbe.Figures;
import org.brokerconnect.sandbox.kite.Fault;

/**
 * One outage of the database. Requests are under way when it begins, and others arrive during it. Afterwards every
 * account must agree with the broker.
 */
final class DatabaseOutage {

    private static final Path REPORT = Path.of("target/outages.md");
    private static final String HEADING = """
            | the database | outage | liveness | status reads | not ready after | ready again after | status after |
            |---|---|---|---|---|---|---|
            """;
    private static final Duration LIVE = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofMillis(150);
    private static final int OF_EACH_KIND = 4;

    private final TestEnvironment environment;
    private final TestClock time;
    private final String what;
    private final Duration lasts;
    private final Runnable begin;
    private final Runnable end;
    private final List<InterruptedRequest> requests = new ArrayList<>();

    DatabaseOutage(TestEnvironment environment, String what, Duration lasts, Runnable begin, Runnable end) {
        this.environment = environment;
        this.what = what;
        this.lasts = lasts;
        this.begin = begin;
        this.end = end;
        time = new TestClock(environment);
    }

    void run() throws Exception {
        time.runFrom(time.today("10:00"));
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        List<InterruptedRequest> underWay = prepared("a");
        List<InterruptedRequest> during = prepared("b");
        time.advance(Duration.ofMinutes(2)); // so that tokens are old enough to be renewed on request
        environment.sandbox().faults().add(Fault.slow("*", "/session/*", CALL));

        Figures figures = measured(account, underWay, during);

        environment.sandbox().faults().clear();
        report(figures);
        assertServed(figures);
        assertNothingIsLost();
    }

    private List<InterruptedRequest> prepared(String group) {
        List<InterruptedRequest> prepared = new ArrayList<>();
        for (InterruptedRequest.Kind kind : InterruptedRequest.Kind.values()) {
            for (int number = 0; number < OF_EACH_KIND; number++) {
                String name = "%.4soutage%s%d%.1s"
                        .formatted(what, group, number, kind)
                        .toLowerCase(Locale.ROOT);
                prepared.add(InterruptedRequest.prepare(kind, name, environment, environment));
            }
        }
        requests.addAll(prepared);
        return prepared;
    }

    private Figures measured(Account account, List<InterruptedRequest> underWay, List<InterruptedRequest> during)
            throws Exception {
        try (OutageProbe probe = new OutageProbe(environment, account)) {
            CompletableFuture<?> first = sendAll(underWay);
            Eventually.holds("an answer", () -> underWay.stream().anyMatch(InterruptedRequest::isAnswered));
            long begun = System.nanoTime();
            begin.run();
            CompletableFuture<?> second = sendAll(during);
            Duration patience = lasts.plusMinutes(1);
            Eventually.holds("the end of it", patience, () -> System.nanoTime() - begun >= lasts.toNanos());
            end.run();
            long ended = System.nanoTime();
            CompletableFuture.allOf(first, second).join();
            return probe.figures(begun, ended);
        }
    }

    /** Sends all at once, by as many clients. */
    private static CompletableFuture<?> sendAll(List<InterruptedRequest> requests) {
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        CompletableFuture<?>[] sent = requests.stream()
                .map(request -> CompletableFuture.runAsync(request::send, clients))
                .toArray(CompletableFuture[]::new);
        clients.shutdown();
        return CompletableFuture.allOf(sent);
    }

    private void report(Figures figures) throws IOException {
        if (!Files.exists(REPORT)) {
            Files.writeString(REPORT, HEADING);
        }
        Files.writeString(REPORT, "| " + what + " | " + figures + " |\n", StandardOpenOption.APPEND);
    }

    private static void assertServed(Figures figures) {
        assertThat(figures.liveness()).allMatch(answer -> answer.status() == 200);
        assertThat(figures.liveness()).allMatch(answer -> answer.time().compareTo(LIVE) < 0);
        assertThat(figures.statuses()).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        assertThat(figures.toStatus()).isLessThan(RECOVERY);
    }

    private void assertNothingIsLost() throws Exception {
        time.stopAt(time.now());
        ConsistencyCheck check = new ConsistencyCheck(environment);
        check.nothingHangs(time);
        requests.forEach(InterruptedRequest::assertAgreesWithTheBroker);
        check.theLogIsWhole();
    }
}
