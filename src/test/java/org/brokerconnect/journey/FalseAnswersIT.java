package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.zerodha.FalseAnswers;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.Fault;
import org.junit.jupiter.api.Test;

/**
 * Plays every false answer of the corpus over a read through the server, each after a correct one. Consecutive cases
 * use different apps: the rate limit of one would make the test wait most of the time.
 */
@WithTestEnvironment
class FalseAnswersIT {

    private static final Map<String, String> PARTS = Map.of(
            "/portfolio/holdings", "",
            "/portfolio/positions", "/positions",
            "/user/margins", "/funds",
            "/mf/holdings", "/mutual-funds");

    /** Few enough that each is used more often than connections are checked. */
    private static final int APPS = 8;

    private final TestEnvironment environment;

    FalseAnswersIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    @Attack(
            area = Area.BROKER,
            value = "False, garbled and contradictory answers",
            defence = "Such an answer is a failure, never a number")
    void no_false_answer_becomes_a_number_or_ends_the_session_or_replaces_what_is_known() {
        environment.sandbox().clock().freeze(PortfolioClient.TUESDAY);
        List<Account> accounts =
                IntStream.range(0, APPS).mapToObj(this::connected).toList();
        List<String> faults = new ArrayList<>();

        List<FalseAnswers.Case> all = FalseAnswers.all().toList();
        for (int i = 0; i < all.size(); i++) {
            play(all.get(i), accounts.get(i % APPS), faults);
        }

        assertThat(faults).isEmpty();
    }

    /** An account with an app of its own. */
    private Account connected(int number) {
        String apiKey = "falseanswers" + number;
        environment
                .sandbox()
                .register(App.of(apiKey, "falseanswers-secret", "App " + number)
                        .withRedirectUrl(environment.url() + "/api/broker/callback/zerodha"));
        Account account =
                Person.named("investor", environment).setUp("Account " + number, apiKey, "falseanswers-secret");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
        return account;
    }

    private void play(FalseAnswers.Case lie, Account account, List<String> faults) {
        PortfolioClient portfolio = new PortfolioClient(environment, account);
        JsonNode known = readAll(portfolio).get(PARTS.get(lie.route()));
        environment
                .sandbox()
                .faults()
                .add(Fault.answer("GET", lie.route(), new Fault.Answer(lie.status(), lie.contentType(), lie.body())));
        portfolio.expireCaches();
        JsonNode answer =
                portfolio.read(PARTS.get(lie.route())).expectStatus(200).json();
        differences(lie, known, answer).forEach(difference -> faults.add(lie + " " + difference));
        environment.sandbox().faults().clear();
        if (!account.state().equals("CONNECTED")) {
            faults.add(lie + " left the connection " + account.state());
        }
    }

    private static Map<String, JsonNode> readAll(PortfolioClient portfolio) {
        portfolio.expireCaches();
        Map<String, JsonNode> answers = new HashMap<>();
        for (String part : PortfolioClient.PARTS) {
            JsonNode answer = portfolio.read(part).expectStatus(200).json();
            assertThat(answer.path("source").asText()).as(answer.toString()).isEqualTo("LIVE");
            answers.put(part, answer);
        }
        return answers;
    }

    private static List<String> differences(FalseAnswers.Case lie, JsonNode known, JsonNode answer) {
        List<String> differences =
                new ArrayList<>(FalseAnswers.differences(lie.expect().path("api"), answer));
        String reason = lie.expect().path("reason").asText("");
        boolean isLastKnown = answer.path("source").asText().equals("LAST_KNOWN");
        if (!reason.isEmpty() && !(isLastKnown && answer.path("reason").asText().equals(reason))) {
            differences.add("is " + answer.path("source") + " because " + answer.path("reason"));
        }
        if (isLastKnown && !answer.path("asOf").equals(known.path("asOf"))) {
            differences.add("is not the answer that was known");
        }
        return differences;
    }
}
