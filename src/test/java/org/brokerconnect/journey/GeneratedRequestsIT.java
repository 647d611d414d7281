package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.journey.RawHttp.Answer;
import org.brokerconnect.journey.RequestGenerator.Generated;
import org.brokerconnect.journey.RequestGenerator.Operation;
import org.brokerconnect.problem.ProblemCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 20,000 generated requests over all operations, from five kinds of caller, with fixed seeds: no status above 499, no
 * stack trace, no HTML, each error a problem of the catalogue with the security headers, and no row changed by a
 * refused request.
 */
@WithTestEnvironment
class GeneratedRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20_261_130;
    private static final Pattern INTERNALS = Pattern.compile("Exception|\\tat |\\.java:|org\\.brokerconnect");
    private static final int THREADS = 4;
    private static final int KNOWN_IDS = 6;
    private static final int REFUSED_REQUESTS = 8_000;
    private static final int OTHER_REQUESTS = 12_000;
    /** Tables that no sweep and no limit changes while no connection has a session. */
    private static final List<String> TABLES = List.of(
            "broker_config",
            "broker_session",
            "connect_attempt",
            "connection_event",
            "pending_revocation",
            "portfolio_snapshot",
            "portfolio_value");

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final JsonNode description;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    /** Ids of the investor's newest connections, which later requests name. */
    private final Queue<String> own = new ConcurrentLinkedQueue<>();

    private String mine;
    private String theirs;

    /** Numbers of successful requests by their effect. */
    private final AtomicInteger created = new AtomicInteger();

    private final AtomicInteger deleted = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    GeneratedRequestsIT(TestEnvironment environment) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        ApiClient api = new ApiClient(environment);
        description = api.send(api.request("/openapi")
                        .header("Accept", "application/json")
                        .buildGet())
                .expectStatus(200)
                .json();
    }

    @BeforeEach
    void set_up() {
        mine = Person.named("investor", environment).setUp().id();
        theirs = Person.named("investor2", environment).setUp().id();
    }

    @AfterEach
    void forget() throws Exception {
        rows.deleteConnections();
    }

    /** @param authorization null to send none */
    private record Caller(String name, String authorization, boolean isRefused) {}

    private List<Caller> callers() {
        String withoutRole = environment
                .signIn()
                .bearer(
                        Map.of("sub", "nobody", "upn", "nobody", "groups", List.of(), "aud", List.of("broker-connect")),
                        Duration.ofHours(1));
        return List.of(
                new Caller("nobody", null, true),
                new Caller("a forged token", environment.bearer("investor") + "x", true),
                new Caller("a person without a role", withoutRole, true),
                new Caller("investor", environment.bearer("investor"), false),
                new Caller("admin", environment.bearer("admin"), false));
    }

    @Test
    @Attack(
            area = Area.INPUT,
            value = "Thousands of generated requests with a seed",
            defence = "Every refusal is a problem document, and refused requests change no row")
    void no_generated_request_ends_in_an_internal_error_or_changes_what_it_may_not() throws Exception {
        List<Caller> refused = callers().stream().filter(Caller::isRefused).toList();
        List<Caller> others =
                callers().stream().filter(caller -> !caller.isRefused()).toList();
        List<String> before = checksums();

        send(REFUSED_REQUESTS, refused, SEED);

        assertThat(faults).as("seed " + SEED).isEmpty();
        assertThat(checksums()).as("the rows after refused requests").isEqualTo(before);
        assertThat(created.get() + deleted.get() + begun.get()).isZero();

        int events = events("CREATED");
        send(OTHER_REQUESTS, others, SEED + 1);

        assertThat(faults).as("seed " + (SEED + 1)).isEmpty();
        assertThat(events("CREATED") - events).isEqualTo(created.get()).isPositive();
        assertThat(events("DELETED")).isEqualTo(deleted.get()).isPositive();
        assertThat(events("CONNECT_STARTED")).isEqualTo(begun.get()).isPositive();
        assertThat(rows.count("broker_config")).isEqualTo(2 + created.get() - deleted.get());
        assertThat(rows.read("select count(*) from broker_config where id = ?", theirs))
                .as("another person's connection")
                .containsExactly("1");
    }

    private List<String> checksums() throws Exception {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            all.add(table + " " + rows.count(table) + " "
                    + rows.readSecond("checksum table " + table).get(0));
        }
        return all;
    }

    private int events(String change) throws Exception {
        return Integer.parseInt(rows.read("select count(*) from connection_event where change_kind = ?", change)
                .get(0));
    }

    private void send(int requests, List<Caller> callers, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> shares = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                RequestGenerator generator = new RequestGenerator(description, seed * THREADS + i);
                shares.add(() -> share(generator, requests / THREADS, callers));
            }
            for (Future<Void> share : threads.invokeAll(shares)) {
                share.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void share(RequestGenerator generator, int requests, List<Caller> callers) {
        List<Operation> operations = generator.operations();
        try (RawHttp http = new RawHttp(environment.url())) {
            for (int i = 0; i < requests && faults.size() < 20; i++) {
                Operation operation = operations.get(i % operations.size());
                Caller caller = callers.get(i / operations.size() % callers.size());
                check(http, generator.next(operation, ids()), caller);
            }
        }
        return null;
    }

    private static String start(String request) {
        return request.substring(0, Math.min(request.length(), 500)) + " (" + request.length() + " bytes)";
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>(List.of(mine, theirs, "zerodha"));
        ids.addAll(own);
        return ids;
    }

    private void check(RawHttp http, Generated request, Caller caller) {
        List<String> fields = new ArrayList<>(List.of("Host: localhost"));
        if (caller.authorization() != null) {
            fields.add("Authorization: " + caller.authorization());
        }
        fields.addAll(request.fields());
        String what = caller.name() + ": " + request.method() + " " + request.target() + " " + request.fields() + " "
                + request.body().length + " bytes";
        try {
            Answer answer = http.send(
                    RawHttp.request(request.method() + " " + request.target() + " HTTP/1.1", fields, request.body()),
                    request.method().equals("HEAD"));
            for (String fault : faultsOf(request, answer)) {
                faults.add(what + " -> " + fault + ": " + answer + ", after " + start(http.previous()));
            }
            count(request, answer);
        } catch (IOException | RuntimeException failed) {
            faults.add(what + " -> " + failed);
        }
    }

    private void count(Generated request, Answer answer) {
        String operation = request.operation().toString();
        if (!request.isAsDescribed()) {
            return;
        }
        if (operation.equals("POST /api/broker/configs") && answer.status() == 201) {
            created.incrementAndGet();
            remember(answer);
        } else if (operation.equals("DELETE /api/broker/configs/{id}") && answer.status() == 204) {
            deleted.incrementAndGet();
        } else if (operation.endsWith("/setup-oauth") && answer.status() == 201) {
            begun.incrementAndGet();
        }
    }

    private void remember(Answer answer) {
        try {
            own.add(JSON.readTree(answer.body()).path("id").asText());
        } catch (IOException notJson) {
            faults.add("not JSON: " + answer);
        }
        if (own.size() > KNOWN_IDS) {
            own.poll();
        }
    }

    private static List<String> faultsOf(Generated request, Answer answer) {
        List<String> found = new ArrayList<>();
        require(answer.status() < 500, "an internal error", found);
        require(!answer.header("Content-Type").startsWith("text/html"), "HTML", found);
        require(!INTERNALS.matcher(answer.body()).find(), "internals", found);
        require(
                answer.header("Server").isEmpty()
                        && answer.header("X-Powered-By").isEmpty(),
                "names a server",
                found);
        require(answer.header("Content-Security-Policy").contains("default-src 'none'"), "no policy", found);
        require(answer.header("X-Content-Type-Options").equals("nosniff"), "no nosniff", found);
        require(answer.header("Referrer-Policy").equals("no-referrer"), "no referrer policy", found);
        require(answer.header("X-Frame-Options").equals("DENY"), "no frame options", found);
        require(answer.header("Cache-Control").contains("no-store"), "may be stored", found);
        if (answer.status() >= 400 && !request.method().equals("HEAD")) {
            requireProblem(answer, found);
        }
        return found;
    }

    private static void requireProblem(Answer answer, List<String> found) {
        require(answer.header("Content-Type").startsWith("application/problem+json"), "no problem", found);
        try {
            JsonNode problem = JSON.readTree(answer.body());
            String type = problem.path("type").asText();
            boolean isKnown = type.startsWith("/problems/")
                    && ProblemCatalog.has(type.substring("/problems/".length()))
                    && problem.path("status").asInt() == answer.status();
            require(isKnown, "not of the catalogue", found);
        } catch (IOException notJson) {
            found.add("no JSON");
        }
    }

    private static void require(boolean condition, String fault, List<String> found) {
        if (!condition) {
            found.add(fault);
        }
    }
}
