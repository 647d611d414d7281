package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two people whose subjects look alike neither read nor change each other's connections. */
@WithTestEnvironment
class LookalikePeopleIT {

    private static final String OWNER = "\u00e1lice";

    private final TestEnvironment environment;
    private final ApiClient api;
    private final DatabaseRows rows;

    LookalikePeopleIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
        rows = new DatabaseRows(environment);
    }

    /** By case, accent, Unicode form, width, blanks at either end and a letter of another script. */
    static Stream<String> lookalikes() {
        return Stream.of(
                "\u00c1lice",
                "\u00c1LICE",
                "alice",
                "a\u0301lice",
                "\u00e1\uff4cice",
                "\u00e1lice ",
                " \u00e1lice",
                "\u00e1lice\u00a0",
                "\u00e1l\u0456ce");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    @Attack(
            area = Area.ACCESS,
            value = "A subject that differs in case, accent, width or blanks",
            defence = "Owners are compared byte for byte")
    void a_person_who_looks_like_the_owner_gets_nothing_of_theirs(String other) throws Exception {
        Account account = Person.named(OWNER, environment).setUp();
        account.connectAs("AB1234");
        new PortfolioClient(environment, account).holdings();
        Account.Attempt attempt = account.begin();
        String log = logOf(account);
        Person lookalike = Person.named(other, environment);

        assertThat(lookalike.get("/api/broker/configs").expectStatus(200).json())
                .isEmpty();
        assertThat(lookalike.get("/api/broker/status").expectStatus(200).json()).isEmpty();
        for (ApiOperation operation : ApiOperation.served(environment)) {
            if (operation.concernsOwnResource()) {
                api.send(operation.request(
                                api, account.id(), attempt.id(), Map.of("Authorization", environment.bearer(other))))
                        .expectProblem(404, "not-found");
            }
        }
        String cancelled =
                KiteLogin.as("AB1234").cancel(attempt.authorizationUrl()).toString();
        assertThat(paste(lookalike, cancelled).status()).isEqualTo(409);

        assertThat(logOf(account)).isEqualTo(log);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.status().path("label").asText()).isEqualTo("My account");
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    @Attack(
            area = Area.ACCESS,
            value = "A lookalike finishes the login of a person",
            defence = "Owners are compared byte for byte")
    void a_person_who_looks_like_the_owner_finishes_no_login_of_theirs(String other) {
        Account account = Person.named(OWNER, environment).setUp();
        Account.Attempt attempt = account.begin();
        URI returned = KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());

        paste(Person.named(other, environment), returned.toString()).expectProblem(409, "attempt-not-yours");

        assertThat(account.state()).isEqualTo("CONNECTING");
        assertThat(paste(account.person(), returned.toString())
                        .expectStatus(200)
                        .text("outcome"))
                .isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void the_event_stream_of_one_person_carries_no_event_of_the_other(String other) {
        Account theirs = Person.named(OWNER, environment).setUp();
        try (SseClient page = SseClient.open(environment, environment.bearer(other), "0")) {
            page.head();
            theirs.begin();
            Account own = Person.named(other, environment).setUp();

            JsonNode data;
            do {
                data = page.next().data();
                assertThat(data.toString()).doesNotContain(theirs.id());
            } while (!data.toString().contains(own.id()));
        }
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void administrators_filter_by_the_exact_owner(String other) {
        Account theirs = Person.named(OWNER, environment).setUp();
        Account own = Person.named(other, environment).setUp();

        for (String list : List.of("connections", "events")) {
            assertThat(ownersIn(list, OWNER)).isNotEmpty().containsOnly(OWNER);
            assertThat(ownersIn(list, other)).isNotEmpty().containsOnly(other);
        }
        assertThat(theirs.id()).isNotEqualTo(own.id());
    }

    private List<String> ownersIn(String list, String owner) {
        JsonNode answer = Person.named("admin", environment)
                .get("/api/admin/" + list + "?owner=" + URLEncoder.encode(owner, StandardCharsets.UTF_8))
                .expectStatus(200)
                .json();
        return answer.findValuesAsText("owner");
    }

    @Test
    void an_account_at_the_broker_belongs_to_one_person_however_alike_another_looks() {
        Person.named(OWNER, environment).setUp().connectAs("AB1234");

        assertThat(Person.named("alice", environment)
                        .setUp()
                        .connectAs("AB1234")
                        .problem())
                .isEqualTo("account-taken");
    }

    static Stream<Object> unusableSubjects() {
        return Stream.of(
                "",
                " ",
                "\u00a0\u200b",
                "a\u0000b",
                "\u202eecila",
                "a".repeat(256),
                "system",
                "SYSTEM",
                17,
                true,
                List.of("alice"),
                Map.of("name", "alice"));
    }

    @ParameterizedTest
    @MethodSource("unusableSubjects")
    @Attack(
            area = Area.TOKENS,
            value = "A blank, endless or reserved subject",
            defence = "Such a subject identifies nobody")
    void a_token_with_an_unusable_subject_is_401_everywhere(Object subject) throws Exception {
        String bearer = environment
                .signIn()
                .bearer(
                        Map.of(
                                "sub",
                                subject,
                                "upn",
                                "alice",
                                "groups",
                                List.of("investor", "admin"),
                                "aud",
                                List.of("broker-connect")),
                        Duration.ofHours(1));

        for (ApiOperation operation : ApiOperation.served(environment)) {
            if (operation.isProtected()) {
                api.send(operation.request(api, "none", "none", Map.of("Authorization", bearer)))
                        .expectProblem(401, "sign-in-required");
            }
        }
        assertThat(rows.count("broker_config")).isZero();
    }

    @Test
    void a_token_without_a_subject_is_401() {
        Map<String, Object> claims =
                new HashMap<>(Map.of("upn", "alice", "groups", List.of("investor"), "aud", List.of("broker-connect")));

        api.send(api.request("/api/broker/configs")
                        .header("Authorization", environment.signIn().bearer(claims, Duration.ofHours(1)))
                        .buildGet())
                .expectProblem(401, "sign-in-required");
    }

    @Test
    void a_subject_of_255_characters_is_stored_whole() {
        String longest = "\ud83d\ude00".repeat(255);

        Account account = Person.named(longest, environment).setUp();

        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(ownersIn("connections", longest)).containsOnly(longest);
    }

    @ParameterizedTest
    @CsvSource({"\\ud83d", "x\\ude00", "\\ude00\\ud83d"})
    void half_of_a_character_in_json_is_400(String half) {
        String body = "{\"broker\":\"zerodha\",\"label\":\"" + half
                + "\",\"apiKey\":\"sandboxdemo\",\"apiSecret\":\"sandboxdemo-secret\"}";

        Reply refused = post(body).expectProblem(400, "request-malformed");
        post("{\"" + half + "\":1}").expectProblem(400, "request-malformed");

        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("label");
    }

    private Reply post(String body) {
        return api.send(api.request("/api/broker/configs")
                .header("Authorization", environment.bearer("investor"))
                .buildPost(Entity.json(body)));
    }

    private String logOf(Account account) throws Exception {
        return String.join(
                "\n",
                rows.read(
                        "select concat_ws(' ', sequence, change_kind, actor) from connection_event"
                                + " where connection_id = ? and change_kind <> 'CALLBACK_REFUSED' order by sequence",
                        account.id()));
    }

    private static Reply paste(Person person, String address) {
        return person.post("/api/broker/attempts/complete", Map.of("url", address));
    }
}
