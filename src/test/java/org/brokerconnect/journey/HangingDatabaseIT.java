package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database hangs (SIGSTOP) under a running application, and continues. */
@WithTestEnvironment
class HangingDatabaseIT {

    private final TestEnvironment environment;
    private final ApiClient api;

    HangingDatabaseIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @AfterEach
    void resume() {
        environment.database().resume();
    }

    private Duration timeOf(String path, int status) {
        long began = System.nanoTime();
        api.get(path).expectStatus(status);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Reply status(Account account) {
        return account.person().get(account.path() + "/status");
    }

    @Test
    void a_database_that_hangs_costs_its_callers_a_503_and_everything_recovers() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        Account other = Person.named("investor2", environment).setUp();
        URI callback = KiteLogin.as("CD5678").authorise(other.begin().authorizationUrl());
        URI address = environment.url().resolve(account.path() + "/status");
        SseClient stream = SseClient.open(environment, "investor");
        assertThat(stream.next("status").state()).isEqualTo("CONNECTED");
        String logBefore = environment.serverLog();

        environment.database().pause();
        List<CompletableFuture<HttpResponse<String>>> reads = Load.of(300, address, environment.bearer("investor"));
        new ServedMeanwhile(api).until("answers to all requests", () -> Load.unanswered(reads) == 0);

        assertThat(reads).extracting(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).doesNotContain("CONNECTED");
        });
        assertAnswersAtOnceWhile(account, callback, other);
        Eventually.holds(
                "the end of the stream", () -> stream.nextOrComment().name().equals("end"));
        assertThat(SseClient.open(environment, "investor").head().statusCode()).isEqualTo(503);

        environment.database().resume();
        long resumed = System.nanoTime();
        Eventually.holds("an answer", () -> status(account).status() == 200);
        assertThat(Duration.ofNanos(System.nanoTime() - resumed)).isLessThan(Duration.ofSeconds(10));
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(other.state()).isNotEqualTo("CONNECTED");
        assertThat(timeOf("/health/ready", 200)).isLessThan(Duration.ofSeconds(5));
        assertLogIsShort(environment.serverLog().substring(logBefore.length()));
    }

    private void assertAnswersAtOnceWhile(Account account, URI callback, Account other) {
        long began = System.nanoTime();
        status(account).expectProblem(503, "database-unavailable");
        assertThat(CallbackOutcome.of(other.person().open(callback)))
                .isEqualTo(new CallbackOutcome("FAILED", "", "database-unavailable"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(timeOf("/health/ready", 503)).isLessThan(Duration.ofSeconds(5));
        assertThat(new Metrics(environment).sum("broker_connect_database_up")).isZero();
    }

    private static void assertLogIsShort(String log) throws IOException {
        assertThat(log)
                .containsOnlyOnce("the database does not respond; requests that need it")
                .containsOnlyOnce("the database responds again");
        assertThat(log.length())
                .as("300 requests and all sweeps in an outage: " + log)
                .isLessThan(20_000);
    }
}
