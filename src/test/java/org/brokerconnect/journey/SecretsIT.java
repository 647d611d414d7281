package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.junit.jupiter.api.Test;

/** A journey that uses every kind of secret; no secret is found in database, logs, metrics or responses. */
@WithTestEnvironment
class SecretsIT {

    private static final String KEY = "canarykeycanary1";
    private static final String SECRET = "canary-secret-of-the-app-4711";
    private static final String WRONG_SECRET = "canary-secret-with-a-slip-4712";

    private final TestEnvironment environment;
    private final List<String> canaries =
            new ArrayList<>(List.of(KEY, SECRET, WRONG_SECRET, TestEnvironment.TOKEN_PREFIX));

    SecretsIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @Test
    @Attack(
            area = Area.SECRETS,
            value = "A copy of the database and of all logs is searched for secrets",
            defence = "Secrets are sealed and never printed")
    void neither_the_database_nor_any_log_holds_a_secret_in_any_form() throws Exception {
        environment
                .sandbox()
                .register(App.of(KEY, SECRET, "Canary app", "AB1234", "CD5678")
                        .withRedirectUrl(environment.url() + "/api/broker/callback/zerodha")
                        .approvedPlatform());
        wholeJourney();
        environment.sandbox().secrets().values().forEach(canaries::addAll);
        assertThat(canaries).hasSizeGreaterThan(40);

        String database;
        try (Connection connection = environment.database().connect()) {
            database = DatabaseDump.of(connection);
        }
        Eventually.holds(
                "the access log is written", () -> environment.logs().contains("/api/broker/attempts/complete"));
        String logs = environment.logs();

        assertThat(database).as("the searched text").contains("Canary account", "broker_session", "pending_revocation");
        assertThat(logs)
                .as("the searched text")
                .contains(environment.app().productName(), "\"/api/broker/callback/zerodha\"", "mariadbd");
        assertThat(database + logs).as("bearer tokens").doesNotContainPattern("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}");
        WordSearch forms = new WordSearch(
                canaries.stream().flatMap(canary -> forms(canary).stream()).toList());
        assertThat(forms.in(database)).as("in the database").isEmpty();
        assertThat(forms.in(logs)).as("in a log").isEmpty();
    }

    private void wholeJourney() {
        Account account = Person.named("investor", environment).setUp("Canary account", KEY, WRONG_SECRET);
        connect(account, "AB1234");
        Map<String, String> right = Map.of("apiKey", KEY, "apiSecret", SECRET);
        account.person().put(account.path(), right).expectStatus(200);
        connect(account, "AB1234");
        account.renew().expectStatus(200);
        failures(account);
        account.disconnect();
        connect(account, "AB1234");
        Account.Attempt attempt = begin(account);
        String address =
                KiteLogin.as("AB1234").authorise(attempt.authorizationUrl()).toString();
        account.person()
                .post("/api/broker/attempts/complete", Map.of("url", address))
                .expectStatus(200);
        createPendingRevocation();
    }

    private void failures(Account account) {
        for (FaultKind kind : FaultKind.values()) {
            environment
                    .sandbox()
                    .faults()
                    .add(Fault.on("POST", "/session/*", kind).after(Duration.ofMillis(1)));
            connect(account, "AB1234");
            account.renew();
            environment.sandbox().faults().clear();
        }
        connect(account, "CD5678");
        Account.Attempt attempt = begin(account);
        account.person().inAnotherBrowser().open(KiteLogin.as("AB1234").authorise(attempt.authorizationUrl()));
        account.person()
                .post("/api/broker/configs", "{\"apiSecret\":[\"" + SECRET + "\"]}")
                .expectStatus(400);
    }

    private void createPendingRevocation() {
        Account other = Person.named("investor2", environment).setUp("Other canary account", KEY, SECRET);
        connect(other, "CD5678");
        environment.sandbox().faults().add(Fault.on("DELETE", "/session/token", FaultKind.DROPPED));
        other.disconnect();
    }

    private void connect(Account account, String client) {
        account.person().open(KiteLogin.as(client).authorise(begin(account).authorizationUrl()));
    }

    /** States and cookies are secrets, too. */
    private Account.Attempt begin(Account account) {
        Account.Attempt attempt = account.begin();
        canaries.addAll(account.person().cookies().values());
        canaries.add(attempt.authorizationUrl().getQuery().replaceFirst(".*state=", ""));
        return attempt;
    }

    /** The plain text, hexadecimal, and base64 at each of the three offsets. */
    private static List<String> forms(String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        List<String> forms = new ArrayList<>(List.of(canary, hex, hex.toUpperCase(java.util.Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            String padded = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(("x".repeat(before) + canary).getBytes(StandardCharsets.UTF_8));
            String inner = padded.substring(before == 0 ? 0 : before + 1, padded.length() - 2);
            Stream.of(inner, inner.replace('+', '-').replace('/', '_')).forEach(forms::add);
        }
        forms.add(java.net.URLEncoder.encode(canary, StandardCharsets.UTF_8));
        return forms;
    }
}
