package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B2: a LIVE portfolio beside the same call of the sandbox broker, in turns. */
@WithTestEnvironment
class LivePortfolioBench {

    private static final String HOLDINGS = "/portfolio/holdings";
    /** So many that no read waits for the rate limit of its app. */
    private static final int APPS = 40;

    /** Longer than {@code portfolio.cache-millis}. */
    private static final Duration CACHED = Duration.ofSeconds(3);

    private static final int WARM_UP = Scale.of("bench.warm-up", 300);
    private static final int READS = Scale.of("bench.reads", 400);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestEnvironment environment;
    private final KiteSandbox sandbox;

    LivePortfolioBench(TestEnvironment environment) {
        this.environment = environment;
        sandbox = environment.sandbox();
    }

    /** Times in milliseconds, and the statements of all reads. */
    private record Turns(List<Double> direct, List<Double> read, Statements statements) {}

    private static OwnApp app(int number) {
        return new OwnApp("measuredapp%02d".formatted(number), "LV%04d".formatted(number));
    }

    private HttpRequest direct() {
        List<String> tokens = sandbox.secrets().get("access_token");
        return HttpRequest.newBuilder(URI.create(sandbox.url() + HOLDINGS))
                .header("X-Kite-Version", "3")
                .header("Authorization", "token " + app(APPS - 1).key() + ":" + tokens.get(tokens.size() - 1))
                .build();
    }

    private HttpRequest through(Account account) {
        return HttpRequest.newBuilder(environment.url().resolve("/api/portfolio/" + account.id()))
                .header("Authorization", environment.bearer("investor"))
                .build();
    }

    private static double millis(HttpRequest request, String content) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        double millis = (System.nanoTime() - begin) / 1e6;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(content);
        return millis;
    }

    /** Each time past the cache life, which is measured by the clock that the test moves. */
    private Turns measure(HttpRequest direct, List<HttpRequest> through, int times) throws Exception {
        Turns turns = new Turns(new ArrayList<>(), new ArrayList<>(), Statements.now(environment));
        for (int read = 0; read < times; read++) {
            sandbox.clock().advance(CACHED);
            turns.direct().add(millis(direct, "\"data\""));
            sandbox.clock().advance(CACHED);
            turns.read().add(millis(through.get(read % APPS), "\"LIVE\""));
        }
        Statements all = Statements.now(environment).since(turns.statements());
        return new Turns(turns.direct(), turns.read(), all);
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "500, 0", "50, 50", "500, 50"})
    void live_portfolio(int holdings, int brokerMillis) throws Exception {
        List<Instrument> instruments = sandbox.instruments().addSynthetic(holdings);
        List<HttpRequest> through = IntStream.range(0, APPS)
                .mapToObj(number -> through(app(number).connect(environment, "investor", instruments)))
                .toList();
        HttpRequest direct = direct();
        measure(direct, through, WARM_UP);
        if (brokerMillis > 0) {
            sandbox.faults().add(Fault.slow("GET", HOLDINGS, Duration.ofMillis(brokerMillis)));
        }

        Turns turns = measure(direct, through, READS);

        String what = "LIVE portfolio of %d holdings, broker %d ms, ".formatted(holdings, brokerMillis);
        String id = "B2-%03d-%02d".formatted(holdings, brokerMillis);
        report(id + "-p50", what + "p50 in ms", turns, 0.5, 3);
        report(id + "-p99", what + "p99 in ms", turns, 0.99, 15);
        double selects = turns.statements().selects() / (double) READS;
        Report.add(new Figure(
                id + "-s",
                what + "SELECTs, those of the sweeps included",
                List.of(selects),
                List.of(),
                "≤ 2",
                selects <= 2));
    }

    private static void report(String id, String what, Turns turns, double part, double most) {
        double direct = Percentiles.of(turns.direct(), part);
        double read = Percentiles.of(turns.read(), part);
        Report.add(new Figure(
                id,
                what,
                List.of(read),
                List.of(direct),
                "at most %.0f ms more".formatted(most),
                read - direct <= most));
    }
}
