package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.HeldCall;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** Reads on one node while the other node changes the connection. The clock is stopped. */
final class CrossNodeReads {

    private static final String APP = "crossnodecrossno";
    private static final String HOLDINGS = "/portfolio/holdings";

    /** {@code connection.renewal-pause-seconds} plus one: younger tokens are not renewed on request. */
    private static final Duration PAUSE = Duration.ofSeconds(61);

    private final KiteSandbox sandbox;
    private final TestEnvironment there;
    private final TestEnvironment here;
    private final DatabaseRows rows;
    private final TestClock time;
    private Account account;

    CrossNodeReads(TestEnvironment here, TestEnvironment there) {
        this.here = here;
        this.there = there;
        sandbox = here.sandbox();
        rows = new DatabaseRows(here);
        time = new TestClock(here);
        time.stopAt(time.today("10:00"));
    }

    /** Connects through an app of its own, so that no call of another test is counted here. */
    private void connected(boolean isRenewable) {
        App own = App.of(APP, APP + "-secret", "Cross-node app", "AB1234", "CD5678")
                .withRedirectUrl(here.url() + "/api/broker/callback/zerodha");
        sandbox.register(isRenewable ? own.approvedPlatform() : own);
        account = Person.named("investor", here).setUp("Mine", APP, APP + "-secret");
        account.connectAs("AB1234");
    }

    private Reply read() {
        return Person.named("investor", there).get("/api/portfolio/" + account.id());
    }

    /** Starts a read to which the broker does not respond until {@code hold} is released. */
    private CompletableFuture<Reply> slowRead(HeldCall hold) {
        CompletableFuture<Reply> read = CompletableFuture.supplyAsync(this::read);
        hold.awaitCall();
        return read;
    }

    private int calls() {
        return sandbox.calls().count(call -> call.apiKey().equals(APP));
    }

    private int refused() {
        return sandbox.calls().count(call -> call.apiKey().equals(APP) && call.status() == 403);
    }

    /**
     * One read was refused. The profile call that confirms it is not sent if it has to wait for the rate limiter: the
     * tokens were replaced meanwhile.
     */
    private void assertRefusedOnce() {
        assertThat(sandbox.calls().count("GET " + HOLDINGS, 403)).isEqualTo(1);
        assertThat(refused())
                .as("the read, and the profile call that may confirm it")
                .isBetween(1, 2);
    }

    void sendNoTokenAfterADisconnect() throws Exception {
        connected(false);
        JsonNode live = read().expectStatus(200).json();
        assertThat(live.path("source").asText()).isEqualTo("LIVE");

        account.disconnect();
        int calls = calls();
        JsonNode known = read().expectStatus(200).json();

        assertThat(known.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(known.path("state").asText()).isEqualTo("DISCONNECTED");
        assertThat(known.path("holdings")).isEqualTo(live.path("holdings"));
        new Sweeps(there).awaitNext("health", "revocation");
        assertThat(calls()).isEqualTo(calls);
        assertThat(refused()).isZero();
    }

    void showNothingOfThePreviousAccount() {
        connected(false);
        JsonNode first = read().expectStatus(200).json();

        account.disconnect();
        account.connectAs("CD5678");
        JsonNode second = read().expectStatus(200).json();

        assertThat(second.path("source").asText()).isEqualTo("LIVE");
        assertThat(second.path("holdings")).isNotEqualTo(first.path("holdings"));
        assertThat(sandbox.calls().count("GET " + HOLDINGS, 200)).isEqualTo(2);
    }

    void endOnlyTheirOwnSession() throws Exception {
        connected(false);
        HeldCall hold = sandbox.faults().holdNextCall("GET", HOLDINGS);
        CompletableFuture<Reply> late = slowRead(hold);

        account.disconnect();
        assertThat(rows.count("pending_revocation"))
                .as("the first session is revoked")
                .isZero();
        account.connectAs("AB1234");
        hold.release();
        late.join();

        assertRefusedOnce();
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new ConnectionHistory(rows, account).bySystem()).isEmpty();
        assertThat(read().expectStatus(200).text("source")).isEqualTo("LIVE");
    }

    void continueWithRenewedTokens() throws Exception {
        connected(true);
        HeldCall hold = sandbox.faults().holdNextCall("GET", HOLDINGS);
        CompletableFuture<Reply> late = slowRead(hold);

        time.advance(PAUSE);
        account.renew().expectStatus(200);
        hold.release();

        assertThat(late.join().expectStatus(200).text("source")).isEqualTo("LIVE");
        assertRefusedOnce();
        assertThat(sandbox.calls().count("GET " + HOLDINGS)).isEqualTo(2);
        assertThat(sandbox.renewals(APP, "AB1234")).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    /** The second node waits for the first, and uses its tokens. */
    void shareOneRenewal() {
        connected(true);
        time.advance(PAUSE);
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 10)
                .boxed()
                .flatMap(i -> Stream.of(here, there))
                .map(node -> CompletableFuture.supplyAsync(
                        () -> Person.named("investor", node).post(account.path() + "/refresh-token")))
                .toList();

        assertThat(asked)
                .allSatisfy(reply ->
                        assertThat(reply.join().expectStatus(200).text("state")).isEqualTo("CONNECTED"));
        assertThat(sandbox.calls().count("POST /session/refresh_token")).isEqualTo(1);
        assertThat(refused()).isZero();
    }
}
