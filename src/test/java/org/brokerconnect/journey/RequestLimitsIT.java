package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.HeldCall;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Floods of 300 requests of each kind against two servers with narrow limits behind a proxy: the limit holds, other
 * people notice nothing, and the database gets no more rows than the limit allows.
 */
@WithTestEnvironment
class RequestLimitsIT {

    private static final int FLOOD = 300;
    private static final int THREADS = 8;
    private static final int PER_PERSON = 20;
    private static final int PER_ADDRESS = 60;
    private static final int GUESSES = 10;
    private static final int REQUESTS = 250;
    private static final String UNKNOWN_STATE =
            "/api/broker/callback/zerodha?status=success&request_token=madeupcode&state=" + "A".repeat(43);

    /** The servers' settings: short names of limits would hide which limit a test meets. */
    private static final Map<String, String> NARROW = Map.ofEntries(
            Map.entry("http.trusted-proxies", "127.0.0.0/8,::1"),
            Map.entry("limits.requests-of-person-per-minute", String.valueOf(REQUESTS)),
            Map.entry("limits.attempts-of-person-per-minute", String.valueOf(PER_PERSON)),
            Map.entry("limits.attempts-of-address-per-minute", String.valueOf(PER_ADDRESS)),
            Map.entry("limits.callbacks-of-address-per-minute", String.valueOf(PER_ADDRESS)),
            Map.entry("limits.pasted-addresses-of-person-per-minute", String.valueOf(PER_PERSON)),
            Map.entry("limits.credential-writes-of-person-per-minute", String.valueOf(PER_PERSON)),
            Map.entry("limits.metrics-guesses-of-address-per-minute", String.valueOf(GUESSES)),
            Map.entry("limits.refused-tokens-of-address-per-minute", String.valueOf(PER_ADDRESS)),
            Map.entry("handshake.open-attempts-per-person", "5"),
            Map.entry("setup.connections-per-person", "5"),
            Map.entry("quota.person-concurrent-calls", "2"),
            Map.entry("quota.person-wait-millis", "500"),
            Map.entry("zerodha.read-timeout-seconds", "30"));

    private static ApplicationServer firstServer;
    private static ApplicationServer secondServer;

    private final TestEnvironment here;
    private final TestEnvironment there;
    private final DatabaseRows rows;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private boolean isDatabaseAway;

    RequestLimitsIT(TestEnvironment environment) {
        here = environment.through(firstServer);
        there = environment.through(secondServer);
        rows = new DatabaseRows(environment);
    }

    @BeforeAll
    static void start_two_servers_with_narrow_limits(TestEnvironment environment) {
        firstServer = environment.another("limited", NARROW);
        secondServer = environment.another("limited-too", NARROW);
        // at the same time: a start uses one core most of the time
        Stream.of(firstServer, secondServer)
                .map(server -> CompletableFuture.runAsync(() -> server.start(Duration.ofMinutes(5))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @AfterAll
    static void stop_them() {
        firstServer.close();
        secondServer.close();
    }

    @AfterEach
    void restore() {
        threads.shutdownNow();
        if (isDatabaseAway) {
            here.database().startAgain();
        }
    }

    /** The replies to a flood, and how long it took. */
    private record Flood(List<Reply> replies, Duration took) {

        List<Reply> with(int status) {
            return replies.stream().filter(reply -> reply.status() == status).toList();
        }

        /** Fails unless the limit let its requests pass, and those that were refilled meanwhile, and no others. */
        Flood assertLimited(int perMinute, int passed) {
            long refilled = took.toMillis() * perMinute / 60_000 + 1;
            assertThat(with(passed).size()).as(statuses()).isBetween(perMinute, (int) (perMinute + refilled));
            assertThat(with(429))
                    .as(statuses())
                    .hasSize(replies.size() - with(passed).size());
            return this;
        }

        private String statuses() {
            return replies.stream().map(Reply::status).toList().toString();
        }
    }

    private Flood flood(IntFunction<Reply> request) throws Exception {
        return flood(FLOOD, request);
    }

    private Flood flood(int requests, IntFunction<Reply> request) throws Exception {
        long start = System.nanoTime();
        List<Callable<Reply>> calls = IntStream.range(0, requests)
                .mapToObj(number -> (Callable<Reply>) () -> request.apply(number))
                .toList();
        List<Reply> replies =
                threads.invokeAll(calls).stream().map(RequestLimitsIT::result).toList();
        return new Flood(replies, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Reply result(Future<Reply> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError("a request of the flood got no response", failed);
        }
    }

    private static Reply from(String address, TestEnvironment server, String path) {
        ApiClient api = new ApiClient(server);
        return api.send(api.request(path).header("X-Forwarded-For", address).buildGet());
    }

    private static Map<String, String> config(int number) {
        return Map.of(
                "broker",
                "zerodha",
                "label",
                "No. " + number,
                "apiKey",
                "madeupkey" + number,
                "apiSecret",
                "madeup-secret-" + number);
    }

    @Test
    void a_refused_request_says_when_to_try_again() throws Exception {
        Person person = Person.named("flood-fields", here);

        Flood flood = flood(number -> person.post("/api/broker/attempts/complete", Map.of("url", "https://x?y")));

        Reply refused = flood.with(429).get(0).expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit-Policy")).contains("\"requests-of-person\";q=250;w=60");
        assertThat(refused.header("RateLimit")).contains(";r=0;t=");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(flood.with(400).get(0).header("RateLimit-Policy"))
                .contains("\"pasted-addresses-of-person\";q=20;w=60");
    }

    @Test
    void the_configurations_of_a_person_are_limited_in_number_and_in_rate() throws Exception {
        Person person = Person.named("flood-configs", here);

        Flood flood = flood(number -> person.post("/api/broker/configs", config(number)));

        assertThat(flood.with(201)).hasSize(5);
        flood.with(409).forEach(reply -> reply.expectProblem(409, "too-many-connections"));
        assertThat(flood.with(429).size()).isGreaterThan(FLOOD - PER_PERSON - 30);
        assertThat(rows.count("broker_config")).isEqualTo(5);
        Person.named("flood-configs-other", here)
                .post("/api/broker/configs", config(0))
                .expectStatus(201);
    }

    @Test
    @Attack(area = Area.FLOODS, value = "A person begins attempts on two nodes", defence = "One limit in the database")
    void the_attempts_of_a_person_are_limited_on_both_nodes_together() throws Exception {
        Account account = Person.named("flood-attempts", here).setUp();
        Person elsewhere = Person.named("flood-attempts", there);
        String path = account.path() + "/setup-oauth";

        Flood flood = flood(number -> (number % 2 == 0 ? account.person() : elsewhere).post(path, Map.of()));

        flood.assertLimited(PER_PERSON, 201);
        assertThat(rows.count("connect_attempt")).isEqualTo(flood.with(201).size());
        assertThat(rows.count("connect_attempt where outcome = 'PENDING' and consumed_at is null"))
                .as("open attempts")
                .isLessThanOrEqualTo(5 + THREADS);
        Account others = Person.named("flood-attempts-other", there).setUp();
        assertThat(others.connectAs("CD5678").outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void the_attempts_from_an_address_are_limited_whoever_starts_them() throws Exception {
        ApiClient api = new ApiClient(here);
        List<Account> accounts = IntStream.range(0, 6)
                .mapToObj(
                        number -> Person.named("flood-address-" + number, here).setUp())
                .toList();

        Flood flood = flood(number -> {
            Account account = accounts.get(number % accounts.size());
            return api.send(api.request(account.path() + "/setup-oauth")
                    .header("Authorization", here.bearer("flood-address-" + number % accounts.size()))
                    .header("X-Forwarded-For", "198.51.100.77")
                    .buildPost(Entity.json("{}")));
        });

        flood.assertLimited(PER_ADDRESS, 201);
    }

    @Test
    @Attack(area = Area.FLOODS, value = "A flood of callbacks", defence = "A limit for each address, before any query")
    void the_callbacks_from_an_address_are_limited_on_both_nodes_together() throws Exception {
        Flood flood = flood(number -> from("198.51.100.1", number % 2 == 0 ? here : there, UNKNOWN_STATE));

        flood.assertLimited(PER_ADDRESS, 303);
        Reply refused = flood.with(429).get(0).expectProblem(429, "too-many-requests");
        assertThat(refused.header("Refresh"))
                .as("a browser leaves the address with the code")
                .startsWith("0; url=")
                .endsWith("/callback?outcome=FAILED&problem=too-many-requests");
        from("198.51.100.2", here, UNKNOWN_STATE).expectStatus(303);
    }

    @Test
    @Attack(
            area = Area.FLOODS,
            value = "A flood of messages to guessed addresses of pushed logins",
            defence = "A limit for each address, before any query")
    void the_pushed_logins_from_an_address_are_limited_on_both_nodes_together() throws Exception {
        flood(number -> pushed("198.51.100.30", number % 2 == 0 ? here : there, "guess" + number))
                .assertLimited(PER_ADDRESS, 204);

        pushed("198.51.100.31", here, "guess").expectStatus(204);
    }

    private static Reply pushed(String address, TestEnvironment server, String path) {
        ApiClient api = new ApiClient(server);
        return api.send(api.request("/api/broker/push/" + path)
                .header("X-Forwarded-For", address)
                .buildPost(Entity.json("{\"access_token\":\"madeup\"}")));
    }

    @Test
    @Attack(
            area = Area.FLOODS,
            value = "Forged hops and addresses of one IPv6 network",
            defence = "Trusted proxies only; a /64 is one client")
    void clients_of_one_ipv6_network_share_the_limit_and_a_forged_hop_does_not_help() throws Exception {
        Flood ofNetwork = flood(number -> from("2001:db8:7:7::" + Integer.toHexString(number), here, UNKNOWN_STATE));
        ofNetwork.assertLimited(PER_ADDRESS, 303);

        Flood forged = flood(number -> from("203.0.113." + number % 250 + ", 198.51.100.3", here, UNKNOWN_STATE));
        forged.assertLimited(PER_ADDRESS, 303);
    }

    @Test
    void the_pasted_addresses_of_a_person_are_limited() throws Exception {
        Person person = Person.named("flood-paste", here);

        flood(number -> person.post("/api/broker/attempts/complete", Map.of("url", "https://x?y=" + number)))
                .assertLimited(PER_PERSON, 400);

        Person.named("flood-paste-other", here)
                .post("/api/broker/attempts/complete", Map.of("url", "https://x?y"))
                .expectStatus(400);
    }

    @Test
    void all_requests_of_a_person_are_limited() throws Exception {
        Person person = Person.named("flood-reads", here);

        flood(3 * REQUESTS, number -> person.get("/api/broker/status")).assertLimited(REQUESTS, 200);

        Person.named("flood-reads-other", here).get("/api/broker/status").expectStatus(200);
    }

    @Test
    @Attack(
            area = Area.FLOODS,
            value = "Guesses at the password of /metrics",
            defence = "A limit of wrong passwords for each network")
    void wrong_passwords_at_metrics_are_limited_and_the_right_one_is_refused_too() throws Exception {
        ApiClient api = new ApiClient(here);
        IntFunction<Reply> guess = number -> api.send(api.request("/metrics")
                .header("X-Forwarded-For", "198.51.100.9")
                .header("Authorization", "Basic bWV0cmljczp3cm9uZw==")
                .buildGet());

        Flood flood = flood(guess);

        // guesses that run at the same time are counted when they end
        assertThat(flood.with(401).size())
                .isBetween(GUESSES, GUESSES + THREADS + (int) flood.took().toSeconds());
        assertThat(flood.with(429).get(0).text("type")).isEqualTo("/problems/too-many-requests");
        assertThat(flood.with(429).get(0).header("Retry-After")).isNotEmpty();
        api.send(api.request("/metrics")
                        .header("X-Forwarded-For", "198.51.100.9")
                        .header("Authorization", "Basic bWV0cmljczpkZW1v")
                        .buildGet())
                .expectStatus(429);
        assertThat(new Metrics(here).sum("broker_connect_request_limits_total", "metrics-guesses", "refused"))
                .isGreaterThan(200);
    }

    @Test
    @Attack(
            area = Area.FLOODS,
            value = "Forged and malformed tokens are sent as fast as possible",
            defence = "A limit of refused tokens for each network, before a token is verified")
    void refused_tokens_from_an_address_are_limited_before_they_are_verified() throws Exception {
        ApiClient api = new ApiClient(here);
        String valid = here.bearer("flood-tokens");
        String forged = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
        long logBefore = Files.size(firstServer.log());

        Flood flood = flood(number -> withToken(api, number % 2 == 0 ? forged : "bearer not.a.jwt", "198.51.100.20"));

        // tokens that are verified at the same time are counted when they are refused
        assertThat(flood.with(401).size())
                .isBetween(
                        PER_ADDRESS, PER_ADDRESS + THREADS + (int) flood.took().toSeconds() + 1);
        assertThat(flood.with(429)).hasSize(FLOOD - flood.with(401).size());
        Reply refused = flood.with(429).get(0).expectProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.header("RateLimit-Policy")).contains("\"refused-tokens-of-address\";q=60;w=60");
        withToken(api, valid, "198.51.100.20").expectStatus(429);
        withToken(api, valid, "198.51.100.21").expectStatus(200);
        assertThat(new Metrics(here).sum("broker_connect_request_limits_total", "refused-tokens", "refused"))
                .isGreaterThanOrEqualTo(flood.with(429).size());
        assertThat(Files.size(firstServer.log()) - logBefore).as("bytes of log").isLessThan(2_000);
    }

    private static Reply withToken(ApiClient api, String authorization, String address) {
        return api.send(api.request("/api/broker/status")
                .header("X-Forwarded-For", address)
                .header("Authorization", authorization)
                .buildGet());
    }

    @Test
    @Attack(
            area = Area.LOGS,
            value = "Strangers fill the audit log with refused callbacks",
            defence = "One event for each attempt")
    void the_callbacks_of_strangers_write_one_event_for_each_attempt() throws Exception {
        Account account = Person.named("flood-strangers", here).setUp();
        URI callback = KiteLogin.as("AB1234").authorise(account.begin().authorizationUrl());

        Flood flood = flood(
                number -> from("203.0.113." + number % 250, here, callback.getPath() + "?" + callback.getRawQuery()));

        assertThat(flood.with(303)).hasSize(FLOOD);
        assertThat(rows.read(
                        "select change_kind from connection_event where connection_id = ? order by sequence",
                        account.id()))
                .containsExactly("CREATED", "CONNECT_STARTED", "CALLBACK_REFUSED");
        assertThat(CallbackOutcome.of(account.person().open(callback)).outcome())
                .as("the attempt stays with the person who started it")
                .isEqualTo("CONNECTED");
    }

    @Test
    @Attack(
            area = Area.FLOODS,
            value = "A person with 60 API keys",
            defence = "A limit for each person besides that of each key")
    void a_person_with_many_api_keys_occupies_few_connections_to_the_broker() throws Exception {
        Account others = Person.named("flood-keys-other", here).setUp();
        others.connectAs("AB1234");
        int before = new KiteInspector(here).exchanges();
        Person person = Person.named("flood-keys", here);
        List<URI> callbacks = IntStream.range(0, 5)
                .mapToObj(number -> new Account(
                        person,
                        person.post("/api/broker/configs", config(number))
                                .expectStatus(201)
                                .text("id")))
                .map(account -> withMadeUpCode(account.begin()))
                .toList();
        List<HeldCall> held = IntStream.range(0, 2)
                .mapToObj(each -> here.sandbox().faults().holdNextCall("POST", "/session/token"))
                .toList();
        double refusedBefore = refusedForConcurrency();

        List<Future<Reply>> opened = callbacks.stream()
                .map(callback -> threads.submit(() -> person.open(callback)))
                .toList();
        held.forEach(HeldCall::awaitCall);
        others.person().get("/api/portfolio/" + others.id()).expectStatus(200);
        Eventually.holds(
                "all but the held calls are answered",
                () -> opened.stream().filter(Future::isDone).count() == 3);
        held.forEach(HeldCall::release);
        List<String> problems = opened.stream()
                .map(RequestLimitsIT::result)
                .map(reply -> CallbackOutcome.of(reply).problem())
                .toList();

        assertThat(problems).filteredOn("broker-busy"::equals).hasSize(3);
        assertThat(new KiteInspector(here).exchanges() - before).isEqualTo(2);
        assertThat(refusedForConcurrency() - refusedBefore).isEqualTo(3);
    }

    private double refusedForConcurrency() {
        return new Metrics(here).sum("broker_connect_broker_call_limits_total", "person-concurrent", "refused");
    }

    private static URI withMadeUpCode(Account.Attempt attempt) {
        String state = attempt.authorizationUrl().toString().replaceFirst(".*redirect_params=", "");
        return URI.create("/api/broker/callback/zerodha?status=success&request_token=madeupcode&"
                + URLDecoder.decode(state, StandardCharsets.UTF_8));
    }

    @Test
    @Attack(area = Area.FLOODS, value = "A flood while the database is away", defence = "Each node's own limit decides")
    void while_the_database_is_away_the_limits_hold_and_the_server_stays_up() throws Exception {
        here.database().close();
        isDatabaseAway = true;

        Flood flood = flood(number -> from("198.51.100.20", here, UNKNOWN_STATE));

        assertThat(flood.with(429).size()).isGreaterThan(FLOOD - PER_ADDRESS - 70);
        new ApiClient(here).get("/health/live").expectStatus(200);
        here.database().startAgain();
        isDatabaseAway = false;
        Eventually.holds(
                "the restored readiness",
                () -> new ApiClient(here).get("/health/ready").status() == 200);
        AtomicInteger number = new AtomicInteger();
        Eventually.holds("limits shared again", () -> {
            from("2001:db8:" + Integer.toHexString(number.incrementAndGet()) + "::1", here, UNKNOWN_STATE);
            return new Metrics(here).sum("broker_connect_request_limits_local") == 0;
        });
        assertThat(new Metrics(here).sum("broker_connect_request_limit_store_failures_total"))
                .isPositive();
    }
}
