package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.brokerconnect.browser.BrowserUser;
import org.brokerconnect.browser.Chromium;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers that share nothing but the database. The second one has a key file and a market hours file of its own,
 * and its log is JSON. The last tests kill it and start it again. One class, because each start of a server takes long.
 */
@WithTestEnvironment
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);
    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    @TempDir
    private static Path folder;

    private static Path keyFile;
    private static Path marketFile;
    private static ApplicationServer second;

    private final TestEnvironment here;
    private final TestEnvironment there;

    TwoNodesIT(TestEnvironment environment) {
        here = environment;
        there = environment.through(second);
    }

    /** Its calls to the broker have long limits: tests act while a call is held. */
    @BeforeAll
    static void start_the_second_server(TestEnvironment environment) throws Exception {
        keyFile = KeyReplacement.copy(environment.keyFile(), folder.resolve("second-keyset.json"));
        marketFile = folder.resolve("market-hours.json");
        SundaySession.write(marketFile, "18:15", "19:15");
        second = environment.anotherWithJsonLog(
                "second",
                Map.of(
                        "zerodha.read-timeout-seconds", "20",
                        "portfolio.read-budget-millis", "20000",
                        "vault.key-file", keyFile.toAbsolutePath().toString(),
                        "market.file", marketFile.toAbsolutePath().toString(),
                        "market.file-check-seconds", "1"));
        second.start(STARTUP_TIMEOUT);
    }

    @AfterAll
    static void stop_it() {
        second.close();
    }

    @Test
    void a_change_reaches_a_client_of_the_other_node_within_a_second() {
        assertChangeArrives(here, there);
        assertChangeArrives(there, here);
    }

    private void assertChangeArrives(TestEnvironment changing, TestEnvironment receiving) {
        Account account = Person.named("investor", changing).setUp();
        try (SseClient page = SseClient.open(receiving, "investor")) {
            while (!page.next("status").data().path("configId").asText().equals(account.id())) {
                // of an earlier connection
            }
            Latency.assertMedianWithin(SECOND, 15, () -> {
                account.begin();
                long answered = System.nanoTime();
                return page.next("change").receivedNanos() - answered;
            });
        }
    }

    @Test
    void a_browser_shows_a_change_of_the_other_node_within_a_second() throws Exception {
        Account account = Person.named("investor", here).setUp();
        try (Chromium chromium = Chromium.launch();
                BrowserUser user = new BrowserUser(there, chromium)) {
            user.expectLateReads();
            user.signIn("investor");
            Locator card = user.card("My account");
            card.getByText("Not connected", EXACTLY).waitFor();
            Eventually.holds(
                    "the page's event stream", () -> new Metrics(there).sum("broker_connect_event_streams") > 0);

            AtomicBoolean isConnected = new AtomicBoolean();
            Latency.assertMedianWithin(SECOND, 7, () -> {
                boolean connects = isConnected.compareAndSet(false, true);
                if (connects) {
                    account.connectAs("AB1234");
                } else {
                    account.disconnect();
                    isConnected.set(false);
                }
                long answered = System.nanoTime();
                card.getByText(connects ? "Connected" : "Not connected", EXACTLY)
                        .waitFor();
                return System.nanoTime() - answered;
            });
        }
    }

    @Test
    void after_a_disconnect_on_one_node_the_other_sends_no_token() throws Exception {
        new CrossNodeReads(here, there).sendNoTokenAfterADisconnect();
    }

    @Test
    void the_other_node_shows_an_account_connected_on_one_node() {
        new CrossNodeReads(here, there).showNothingOfThePreviousAccount();
    }

    @Test
    void a_late_response_on_one_node_does_not_end_the_next_session_made_on_the_other() throws Exception {
        new CrossNodeReads(here, there).endOnlyTheirOwnSession();
    }

    @Test
    void a_read_continues_with_tokens_renewed_on_the_other_node() throws Exception {
        new CrossNodeReads(here, there).continueWithRenewedTokens();
    }

    @Test
    void concurrent_requests_to_both_nodes_make_one_renewal() {
        new CrossNodeReads(here, there).shareOneRenewal();
    }

    @Test
    void a_disconnect_on_one_node_ends_price_streams_on_the_other() throws Exception {
        new CrossNodePrices(here, there).endWithDisconnect();
    }

    @Test
    void a_price_stream_continues_with_tokens_renewed_on_the_other_node() throws Exception {
        new CrossNodePrices(here, there).continueWithRenewedTokens();
    }

    @Test
    void heavy_reading_on_both_nodes_stays_within_the_rate_limit_without_errors() throws Exception {
        new RateLimitLoad(here, there).run();
    }

    @Test
    void the_hours_of_a_sunday_session_are_unknown_until_a_file_states_them() throws Exception {
        new SundaySession(here, there, marketFile).run();
    }

    @Test
    void every_record_of_a_json_log_is_an_object_and_those_of_a_request_have_its_trace_id() throws Exception {
        new JsonLog(there, second.log()).check();
    }

    @Test
    @Order(Integer.MAX_VALUE - 3)
    void a_key_is_replaced_under_read_traffic_though_a_node_is_killed() throws Exception {
        new KeyReplacement(here, there, second, keyFile).run();
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void a_killed_node_can_be_started_again_and_the_other_stays_ready() {
        second.kill();
        assertThat(second.isRunning()).isFalse();
        new ApiClient(here).get("/health/ready").expectStatus(200);

        second.start(STARTUP_TIMEOUT);

        new ApiClient(there).get("/health/ready").expectStatus(200);
        assertThat(Person.named("admin", there)
                        .get("/api/admin/keys")
                        .expectStatus(200)
                        .text("canary"))
                .isEqualTo("OPENS");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void a_thousand_sessions_are_renewed_once_each_while_a_node_is_killed() throws Exception {
        new MassRenewal(here, there, second).run();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_node_killed_amid_callbacks_renewals_and_disconnects_leaves_every_account_as_the_broker_has_it()
            throws Exception {
        second.start(STARTUP_TIMEOUT);
        new KilledNode(here, there, second).run(20_261_130);
    }
}
