package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brokerconnect.sandbox.kite.HeldCall;
import org.brokerconnect.sandbox.kite.KiteSandbox;

/** What one node's reads meet when the other node changes the connection meanwhile. Time stands still. */
final class OtherNodeReads {

    private static final String HOLDINGS = "/portfolio/holdings";

    /** {@code connection.renewal-pause-seconds} and one: younger tokens are not renewed on request. */
    private static final Duration PAUSE = Duration.ofSeconds(61);

    private final KiteSandbox sandbox;
    private final Stack there;
    private final Stack here;
    private final Time time;
    private Account account;

    OtherNodeReads(Stack here, Stack there) {
        this.here = here;
        this.there = there;
        sandbox = here.sandbox();
        time = new Time(here);
        time.stopAt(time.today("10:00"));
    }

    private void connected(String app) {
        account = Person.named("investor", here).setUp("Mine", app, app + "-secret");
        account.connectAs("AB1234");
    }

    private Reply read() {
        return Person.named("investor", there).get("/api/portfolio/" + account.id());
    }

    /** A read that the broker has not answered yet. */
    private CompletableFuture<Reply> slowRead(HeldCall hold) {
        CompletableFuture<Reply> read = CompletableFuture.supplyAsync(this::read);
        hold.awaitCall();
        return read;
    }

    private int refused() {
        return sandbox.calls().count(call -> call.status() == 403);
    }

    void sendNoTokenAfterADisconnect() throws Exception {
        connected("sandboxdemo");
        JsonNode live = read().with(200).json();
        assertThat(live.path("source").asText()).isEqualTo("LIVE");

        account.disconnect();
        int calls = sandbox.calls().count(call -> true);
        JsonNode known = read().with(200).json();

        assertThat(known.path("source").asText()).isEqualTo("LAST_KNOWN");
        assertThat(known.path("state").asText()).isEqualTo("DISCONNECTED");
        assertThat(known.path("holdings")).isEqualTo(live.path("holdings"));
        new Sweeps(there).pass("health", "revocation");
        assertThat(sandbox.calls().count(call -> true)).isEqualTo(calls);
        assertThat(refused()).isZero();
    }

    void showNothingOfTheAccountBefore() {
        connected("sandboxdemo");
        JsonNode first = read().with(200).json();

        account.disconnect();
        account.connectAs("CD5678");
        JsonNode second = read().with(200).json();

        assertThat(second.path("source").asText()).isEqualTo("LIVE");
        assertThat(second.path("holdings")).isNotEqualTo(first.path("holdings"));
        assertThat(sandbox.calls().count("GET " + HOLDINGS, 200)).isEqualTo(2);
    }

    void endNoSessionButTheirOwn() throws Exception {
        connected("sandboxdemo");
        HeldCall hold = sandbox.faults().holdNextCall("GET", HOLDINGS);
        CompletableFuture<Reply> late = slowRead(hold);

        account.disconnect();
        account.connectAs("AB1234");
        hold.release();
        late.join();

        assertThat(refused()).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(new History(new Rows(here), account).ofUpkeep()).isEmpty();
        assertThat(read().with(200).text("source")).isEqualTo("LIVE");
    }

    void goOnWithTheTokensOfARenewal() throws Exception {
        connected(Kite.APPROVED);
        HeldCall hold = sandbox.faults().holdNextCall("GET", HOLDINGS);
        CompletableFuture<Reply> late = slowRead(hold);

        time.advance(PAUSE);
        account.renew().with(200);
        hold.release();

        assertThat(late.join().with(200).text("source")).isEqualTo("LIVE");
        assertThat(refused()).isEqualTo(1);
        assertThat(sandbox.calls().count("GET " + HOLDINGS)).isEqualTo(2);
        assertThat(sandbox.renewals(Kite.APPROVED, "AB1234")).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    /** Whoever comes second waits for the other node, and gets what that one got. */
    void shareOneRenewal() {
        connected(Kite.APPROVED);
        time.advance(PAUSE);
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 10)
                .boxed()
                .flatMap(i -> Stream.of(here, there))
                .map(node -> CompletableFuture.supplyAsync(
                        () -> Person.named("investor", node).post(account.path() + "/refresh-token")))
                .toList();

        assertThat(asked).allSatisfy(reply -> assertThat(reply.join().with(200).text("state"))
                .isEqualTo("CONNECTED"));
        assertThat(sandbox.calls().count("POST /session/refresh_token")).isEqualTo(1);
        assertThat(refused()).isZero();
    }
}
