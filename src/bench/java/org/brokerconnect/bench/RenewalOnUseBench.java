package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.Sweeps;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.tastytrade.ClientApp;
import org.brokerconnect.sandbox.tastytrade.TastyLogin;
import org.junit.jupiter.api.Test;

/**
 * B12: the renewals of connections with access tokens of 15 minutes, each of an app of its own. For a trading day and
 * its night nobody uses them; then a tenth of them is used twice in each of four periods of 15 minutes.
 */
@WithTestEnvironment
class RenewalOnUseBench {

    private static final int CONNECTIONS = Scale.of("bench.short-sessions", 10_000);
    private static final int USED = Math.max(1, CONNECTIONS / 10);
    private static final int USED_PERIODS = 4;
    private static final int IDLE_PERIODS = 18 * 4;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    /** Longer than {@code portfolio.cache-millis}, so that the second use calls the broker too. */
    private static final Duration LATER = Duration.ofMinutes(5);

    /** 11:00 of a Wednesday in New York. */
    private static final Instant LATE_MORNING = Instant.parse("2026-11-25T16:00:00Z");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestEnvironment environment;
    private final Sweeps sweeps;

    RenewalOnUseBench(TestEnvironment environment) {
        this.environment = environment;
        sweeps = new Sweeps(environment);
    }

    private static String app(int copy) {
        return "measured-app-" + copy;
    }

    private void connectAll() throws Exception {
        Account model = Person.named("investor", environment)
                .setUpAt(
                        "tastytrade",
                        "Measured",
                        Map.of("clientId", "sandbox-tasty", "clientSecret", "sandbox-tasty-secret"));
        model.connectBy(TastyLogin.as("ada")::authorize);
        for (int copy = 1; copy <= CONNECTIONS; copy++) {
            environment.tastytrade().register(ClientApp.of(app(copy), "measured-secret", "Measured"));
        }
        new ConnectionCopies(
                        environment,
                        model.id(),
                        Map.of(
                                "broker_config.credentials",
                                copy -> "{\"clientId\":\"" + app(copy) + "\",\"clientSecret\":\"measured-secret\"}",
                                "broker_session.access_token",
                                copy -> "unknown-token" + copy,
                                "broker_session.refresh_token",
                                copy -> environment.tastytrade().createGrant(app(copy), "ada", Set.of("read"))))
                .add(1, CONNECTIONS);
        model.disconnect();
    }

    private int renewals() {
        return environment.tastytrade().calls().count("POST /oauth/token");
    }

    private void pass(Duration time) {
        environment.sandbox().clock().advance(time);
    }

    /** A LIVE read of the portfolio by its owner. */
    private void use(int copy) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        environment.url().resolve("/api/portfolio/" + ConnectionCopies.id(copy)))
                .header("Authorization", environment.bearer("copy" + copy))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"LIVE\"");
    }

    private void useAll() throws IOException, InterruptedException {
        for (int copy = 1; copy <= USED; copy++) {
            use(copy);
        }
    }

    /** Renewals that all connections had in a period in which some were used twice, for each of those. */
    private double renewalsOfPeriod() throws Exception {
        int before = renewals();
        useAll();
        pass(LATER);
        useAll();
        pass(PERIOD.minus(LATER));
        sweeps.awaitNext("expiry", "health", "renewal");
        return (double) (renewals() - before) / USED;
    }

    @Test
    void renewals_on_use() throws Exception {
        environment.sandbox().clock().freeze(LATE_MORNING);
        connectAll();
        int before = renewals();
        for (int period = 0; period < IDLE_PERIODS; period++) {
            pass(PERIOD);
            sweeps.awaitNext("expiry", "health", "renewal");
        }
        double unused = renewals() - before;
        report("B12-0", "%d connections, nobody uses them for 18 hours: renewals".formatted(CONNECTIONS), unused, 0);
        double most = 0;
        for (int period = 0; period < USED_PERIODS; period++) {
            most = Math.max(most, renewalsOfPeriod());
        }
        String used = "%d of them used twice in each of %d periods of 15 minutes: most renewals for each in a period";
        report("B12", used.formatted(USED, USED_PERIODS), most, 1);
    }

    private static void report(String id, String what, double measured, double limit) {
        Report.add(new Figure(id, what, List.of(measured), List.of(limit), "at most the limit", measured <= limit));
    }
}
