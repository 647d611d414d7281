package org.brokerconnect.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads statuses of connections at a fixed rate, whatever the answers; each person in turn. */
final class SteadyLoad implements AutoCloseable {

    private static final long PER_SECOND = 50;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<HttpRequest> requests;
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Phaser open = new Phaser(1);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SteadyLoad(TestEnvironment environment, List<String> persons) {
        requests = persons.stream().map(person -> request(environment, person)).toList();
        clock.scheduleAtFixedRate(this::send, 0, 1_000_000_000 / PER_SECOND, TimeUnit.NANOSECONDS);
    }

    private static HttpRequest request(TestEnvironment environment, String person) {
        Account account = Person.named(person, environment).setUp();
        URI address = environment.url().resolve(account.path() + "/status");
        return HttpRequest.newBuilder(address)
                .header("Authorization", environment.bearer(person))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private void send() {
        int number = sent.getAndIncrement();
        open.register();
        HTTP.sendAsync(requests.get(number % requests.size()), HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failed) -> {
                    if (failed != null) {
                        failures.add(number + ": " + failed);
                    } else if (answer.statusCode() != 200) {
                        failures.add(number + ": " + answer.statusCode() + " " + answer.body());
                    }
                    open.arriveAndDeregister();
                });
    }

    int sent() {
        return sent.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits for the answers. */
    @Override
    public void close() {
        clock.shutdown();
        open.arriveAndAwaitAdvance();
    }
}
